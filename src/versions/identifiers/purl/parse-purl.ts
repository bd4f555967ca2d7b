import { type Parsed, problem, unreadable } from '#kernel/parsed/parsed.ts'
import { buildPurl } from './build-purl.ts'
import { longestPurl, type Purl, type PurlParts } from './purl.ts'

const scheme = 'pkg:'

/**
 * Reads a purl, canonical or not, and makes it canonical (purl-spec, "How to parse a PURL").
 * Refused are texts that name no package: without scheme, type or name, with a bad qualifier key, wrong
 * percent-encoding, control characters, `.` or `..` in a name. Paths of problems are those of `buildPurl`.
 */
export function parsePurl(text: string): Parsed<Purl> {
  if (text.length > longestPurl) {
    return unreadable(problem('', 'purl.too-long', { length: text.length, limit: longestPurl }))
  }
  if (text.slice(0, scheme.length).toLowerCase() !== scheme) return unreadable(problem('', 'purl.no-scheme'))
  const parts = decodeParts(cut(text.slice(scheme.length).replace(/^\/+/, '')))
  return parts === undefined ? unreadable(problem('', 'purl.bad-encoding')) : buildPurl(parts)
}

/**
 * The components, still encoded. The first `#` and `?` divide, as in any URL (RFC 3986 §3): where a producer left
 * one unencoded it stands in a qualifier or subpath, not in a name. Slashes may end a name, but not before a
 * version: `maven/group/@1` has no name.
 */
function cut(rest: string): PurlParts {
  const [beforeSubpath, subpath] = halve(rest, rest.indexOf('#'))
  const [path, query] = halve(beforeSubpath, beforeSubpath.indexOf('?'))
  const [type, address] = halve(path, path.indexOf('/'))
  const [names, version] = halve(address ?? '', versionMark(address ?? ''))
  const name = version === null ? names.replace(/\/+$/, '') : names
  const slash = name.lastIndexOf('/')
  return {
    type,
    namespace: slash < 0 ? null : name.slice(0, slash),
    name: name.slice(slash + 1),
    version,
    qualifiers: query === null ? [] : pairsOf(query),
    subpath,
  }
}

function pairsOf(query: string): PurlParts['qualifiers'] {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => halve(pair, pair.indexOf('=')))
    .map(([key, value]) => [key, value ?? ''] as const)
}

/** Where the version begins: at the last `@`, unless that opens the scope of a name (`npm/@scope/name`). */
function versionMark(address: string): number {
  const at = address.lastIndexOf('@')
  const opensScope = (at === 0 || address[at - 1] === '/') && address.includes('/', at)
  return opensScope ? -1 : at
}

/** The text before and after the mark; null where there is no mark. */
function halve(text: string, mark: number): readonly [before: string, after: string | null] {
  return mark < 0 ? [text, null] : [text.slice(0, mark), text.slice(mark + 1)]
}

/** `undefined` if anything is wrongly encoded, or a segment hides a slash. */
function decodeParts({
  type,
  namespace,
  name,
  version,
  qualifiers,
  subpath,
}: PurlParts): PurlParts | undefined {
  try {
    return {
      type,
      namespace: decodePath(namespace),
      name: decode(name),
      version: version === null ? null : decode(version),
      qualifiers: qualifiers.map(([key, value]) => [key, decode(value)] as const),
      subpath: decodePath(subpath),
    }
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

function decodePath(path: string | null): string | null {
  if (path === null) return null
  if (/%2f/i.test(path)) throw new URIError('A segment must not contain a slash')
  return decode(path)
}

/** Most parts are written as they are. */
function decode(text: string): string {
  return text.includes('%') ? decodeURIComponent(text) : text
}
