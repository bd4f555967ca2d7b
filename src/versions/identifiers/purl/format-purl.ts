import type { Purl } from './purl.ts'
import { rulesOf } from './types.ts'

/** The canonical text of a purl (purl-spec, "How to build a PURL"). */
export function formatPurl({ type, namespace, name, version, qualifiers, subpath }: Purl): string {
  const pairs = Object.keys(qualifiers)
    .toSorted()
    .map((key) => `${key}=${encode(qualifiers[key] ?? '')}`)
  return [
    `pkg:${type}/`,
    namespace === null ? '' : `${encodePath(namespace)}/`,
    rulesOf(type).nameIsPath ? encodePath(name) : encode(name),
    version === null ? '' : `@${encode(version)}`,
    pairs.length === 0 ? '' : `?${pairs.join('&')}`,
    subpath === null ? '' : `#${encodePath(subpath)}`,
  ].join('')
}

function encodePath(path: string): string {
  return path.split('/').map(encode).join('/')
}

/** Everything but letters, digits, `.-_~` and `:` (purl-spec, "Character encoding"). */
function encode(text: string): string {
  if (/^[\w.~:-]*$/.test(text)) return text
  return encodeURIComponent(text)
    .replaceAll('%3A', ':')
    .replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}
