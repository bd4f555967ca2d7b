import type { InstalledPackage } from '../installed.ts'
import { tags } from './versions.ts'

/** One field of a header: where its values lie in the store. */
interface Entry {
  readonly type: number
  readonly offset: number
  readonly count: number
}

const entryBytes = 16
/** Types that hold texts: one, several, or one for each language. */
const textTypes: ReadonlySet<number> = new Set([6, 8, 9])
const int32 = 4
/** A package names a few thousand needs at most. */
const mostTexts = 100_000
/** As texts in JSON: longer ones are no names. */
const textLimit = 512

/**
 * A package by its header as RPM keeps it: the number of fields, the size of the store, an index, the store (rpm,
 * "Package format", header). Null where the numbers do not fit the bytes or there is no name or version.
 */
export function packageOfHeader(bytes: Uint8Array, path: string): InstalledPackage | null {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (header.length < 8) return null
  const fields = header.readUInt32BE(0)
  const start = 8 + fields * entryBytes
  if (start + header.readUInt32BE(4) > header.length) return null
  const entries = indexOf(header, fields)
  const store = header.subarray(start)
  const text = (tag: number) => textsOf(store, entries.get(tag), 1)[0] ?? null
  const all = (tag: number) => textsOf(store, entries.get(tag), mostTexts)
  const [name, version, release] = [text(tags.name), text(tags.version), text(tags.release)]
  if (name === null || version === null || release === null) return null
  const epoch = numberOf(store, entries.get(tags.epoch))
  return {
    line: 0,
    path,
    name,
    version: `${version}-${release}`,
    epoch: epoch === null || epoch === 0 ? null : String(epoch),
    architecture: text(tags.architecture),
    source: text(tags.source),
    licence: text(tags.licence),
    homepage: text(tags.url),
    supplier: text(tags.vendor),
    needs: all(tags.requires).map((need) => [need]),
    provides: all(tags.provides),
  }
}

function indexOf(header: Buffer, fields: number): ReadonlyMap<number, Entry> {
  const entries = new Map<number, Entry>()
  for (let field = 0; field < fields; field++) {
    const at = 8 + field * entryBytes
    const [type, offset, count] = [4, 8, 12].map((step) => header.readUInt32BE(at + step))
    entries.set(header.readUInt32BE(at), { type: type ?? 0, offset: offset ?? 0, count: count ?? 0 })
  }
  return entries
}

/** Texts end with a zero byte. Those that are no names are passed over. */
function textsOf(store: Buffer, entry: Entry | undefined, most: number): readonly string[] {
  if (entry === undefined || !textTypes.has(entry.type)) return []
  const texts: string[] = []
  let at = entry.offset
  for (let left = Math.min(entry.count, most); left > 0 && at < store.length; left--) {
    const end = store.indexOf(0, at)
    if (end < 0) break
    const text = end - at > textLimit ? '' : store.toString('utf8', at, end)
    if (text !== '' && !/\p{Cc}/u.test(text)) texts.push(text)
    at = end + 1
  }
  return texts
}

function numberOf(store: Buffer, entry: Entry | undefined): number | null {
  if (entry === undefined || entry.type !== int32 || entry.count < 1) return null
  return entry.offset + 4 > store.length ? null : store.readUInt32BE(entry.offset)
}
