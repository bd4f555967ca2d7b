/** What a key of `packages` says. */
interface NamedVersion {
  readonly name: string
  readonly version: string | null
}

/** A key without the peers a package was installed with: `/a@1.0.0(b@2.0.0)` → `/a@1.0.0`. */
export function withoutPeers(key: string): string {
  const bracket = key.indexOf('(')
  return bracket < 0 ? key : key.slice(0, bracket)
}

/**
 * Name and version in a key, null where it names an address instead. Up to version 5 of the document it is
 * `/name/version_peers`, from 6 on `/name@version(peers)`; another registry's host stands in front.
 */
export function nameInKey(key: string, major: number): NamedVersion | null {
  if (/^(?:file|link|https?|git\+?[a-z]*):/.test(key)) return null
  const path = withoutHost(withoutPeers(key))
  if (path === null) return null
  return (major < 6 ? divideBySlash(path) : null) ?? divideByAt(path)
}

/** Null where the host is one of a repository, or what follows is a file. */
function withoutHost(key: string): string | null {
  if (key.startsWith('/')) return key.slice(1)
  const host = /^@?(?<host>[a-z\d-]+(?:\.[a-z\d-]+)+)\//.exec(key)?.groups?.host
  if (host === undefined) return key
  if (/^(?:github\.com|gitlab\.com|bitbucket\.org)$/.test(host) || key.endsWith('.tgz')) return null
  return key.slice(key.indexOf('/') + 1)
}

function divideBySlash(path: string): NamedVersion | null {
  const steps = path.split('/')
  const length = path.startsWith('@') ? 2 : 1
  const version = steps[length]?.split('_')[0]
  if (steps.length !== length + 1 && !steps[length]?.includes('_')) return null
  return version === undefined || version === '' ? null : { name: steps.slice(0, length).join('/'), version }
}

function divideByAt(path: string): NamedVersion | null {
  const at = path.indexOf('@', 1)
  if (at < 0) return null
  return { name: path.slice(0, at), version: path.slice(at + 1) }
}

/** The keys under which a dependency may stand: as written where it is another package, or by its name and version. */
export function keysOf(name: string, version: string): readonly string[] {
  return [version, `/${name}/${version}`, `/${name}@${version}`, `${name}@${version}`]
}
