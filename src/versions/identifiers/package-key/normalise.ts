import { distributionName } from './distribution.ts'

type Normalise = (path: string) => string

/**
 * How each purl type's `namespace/name` is brought to the one form that advisories and SBOMs share. Types not
 * listed are taken as written.
 *
 * Case is folded where the registry knows no two names that differ only by case. So also for `cargo` (crates.io
 * holds names unique without regard to case), `swift` (addresses of repositories, whose hosts fold case) and `golang`
 * (producers of SBOMs write module paths in either case, as purl-spec once asked; in OSV's data paths that differ by
 * case alone were always the same repository). Go's own library is `std` in Go's words, `stdlib` in those of its database.
 */
export const normalisers: ReadonlyMap<string, Normalise> = new Map<string, Normalise>([
  ['alpm', ofDistribution],
  ['apk', ofDistribution],
  ['bitnami', lower],
  ['cargo', lower],
  ['composer', lower],
  ['conan', lower],
  ['cpe', (path) => lower(path.replace(/\\(.)/g, '$1'))],
  ['deb', ofDistribution],
  ['git', (path) => path.replace(/\.git$/, '')],
  ['github', lower],
  ['golang', (path) => (path === 'std' ? 'stdlib' : lower(path))],
  ['hex', lower],
  ['maven', (path) => path.replace('/', ':')],
  ['npm', withScope],
  ['nuget', lower],
  ['pub', (path) => lower(path).replace(/[^a-z0-9_]/g, '_')],
  ['pypi', (path) => lower(path).replace(/[-_.]+/g, '-')],
  ['rpm', ofDistributionInCase],
  [
    'swift',
    (path) =>
      lower(path)
        .replace(/^https?:\/\//, '')
        .replace(/\/+$/, '')
        .replace(/\.git$/, ''),
  ],
  ['vscode-extension', (path) => lower(path).replace(/^([^./]+)\./, '$1/')],
])

function lower(path: string): string {
  return path.toLowerCase()
}

function ofDistribution(path: string): string {
  return ofDistributionInCase(path.toLowerCase())
}

/** The first segment of several is the distribution; the rest of an RPM's name is case-sensitive. */
function ofDistributionInCase(path: string): string {
  const slash = path.indexOf('/')
  return slash < 0 ? path : distributionName(path.slice(0, slash)) + path.slice(slash)
}

/** npm knows only scopes that begin with `@`. */
function withScope(path: string): string {
  return path.includes('/') && !path.startsWith('@') ? `@${path}` : path
}
