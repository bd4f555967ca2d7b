import type { Purl } from '../purl/index.ts'

const address =
  /^(?:git\+)?(?:https?|git|ssh):\/\/(?:[^/@\s]{1,100}@)?(?<host>[^/@\s:]{1,253})(?::\d{1,5})?\/(?<path>[^@?#\s]{1,500})(?:@(?<ref>[^@?#\s]{1,200}))?$/

/**
 * The purl of a repository by its address, with the tag or commit behind the `@` for version, as `vcs_url` writes it
 * (purl-spec, after SPDX's package download location). Null for what is no such address.
 */
export function purlOfRepository(url: string): Purl | null {
  const groups = address.exec(url.slice(0, 1200))?.groups
  if (groups === undefined) return null
  const { host = '', path = '', ref = null } = groups
  const segments = path
    .replace(/\.git\/?$/, '')
    .split('/')
    .filter((segment) => segment !== '')
  const [owner = '', name = '', ...deeper] = segments
  const where = host.toLowerCase().replace(/^www\./, '')
  if (segments.length === 0) return null
  const rest = { version: ref, qualifiers: {}, subpath: null }
  if (where !== 'github.com') return { type: 'git', namespace: where, name: segments.join('/'), ...rest }
  return name === '' || deeper.length > 0 ? null : { type: 'github', namespace: owner, name, ...rest }
}
