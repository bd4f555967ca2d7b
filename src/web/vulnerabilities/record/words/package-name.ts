import type { Vulnerability } from '#contract/matching/findings.ts'

/** How ecosystems write themselves where a package key (purl's type) does not. */
const ecosystems: ReadonlyMap<string, string> = new Map([
  ['pypi', 'PyPI'],
  ['maven', 'Maven'],
  ['nuget', 'NuGet'],
  ['golang', 'Go'],
  ['cargo', 'crates.io'],
  ['gem', 'RubyGems'],
  ['composer', 'Packagist'],
])

/** Types whose names begin with the distribution. */
const distributed = ['deb', 'apk', 'rpm', 'alpm']

/** A package as people name it: `lodash` of `npm`, `glibc` of `Debian`; the key is `ecosystem/name`. */
export function readPackageKey(key: string): { readonly ecosystem: string; readonly name: string } {
  const at = key.indexOf('/')
  const type = key.slice(0, Math.max(at, 0))
  const name = key.slice(at + 1)
  const [distribution = '', ...rest] = name.split('/')
  if (distributed.includes(type) && rest.length > 0) {
    return {
      ecosystem: `${distribution.charAt(0).toUpperCase()}${distribution.slice(1)}`,
      name: rest.join('/'),
    }
  }
  return { ecosystem: ecosystems.get(type) ?? type, name }
}

/** The packages of all records that still stand, each once, in the order of the records. */
export function packagesOf({ records }: Pick<Vulnerability, 'records'>): readonly string[] {
  const keys = records
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .flatMap(({ packages }) => packages.map(({ packageKey }) => packageKey))
  return [...new Set(keys)]
}

/** The versions that mend it, as the records give them, each once. */
export function fixedVersionsOf({ records }: Pick<Vulnerability, 'records'>): readonly string[] {
  const versions = records
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .flatMap(({ packages }) => packages.flatMap(({ fixed }) => fixed))
  return [...new Set(versions)]
}
