import { isObject } from '#formats/json/node.ts'
import { readJson } from '#formats/json/read-json.ts'

/** A file as JVN iPedia lists it. */
export interface PublishedFile {
  readonly name: string
  readonly url: string
  readonly sha256: string
}

/** The list of published files: those that hold records, and how many lines say something else. */
export interface FileList {
  readonly files: readonly PublishedFile[]
  readonly entries: number
  readonly unreadable: number
}

/** Details of each year, then the overviews of what came and changed last. The overviews of years say less. */
const wanted = /^jvndb(?:_detail_[0-9]{4}|_new)?\.rdf$/

/** Reads `checksum.txt`. @returns null where it is no such list */
export function readFileList(bytes: Uint8Array, address: string): FileList | null {
  const json = readJson(bytes)
  if (!json.ok || !Array.isArray(json.value)) return null
  const entries: readonly unknown[] = json.value
  const read = entries.map((entry) => readEntry(entry, address))
  const files = new Map(
    read.flatMap((one) => (one === null || !wanted.test(one.name) ? [] : [[one.name, one]])),
  )
  return {
    files: [...files.values()].toSorted(
      (a, b) => orderOf(a.name) - orderOf(b.name) || (a.name < b.name ? -1 : 1),
    ),
    entries: entries.length,
    unreadable: read.filter((one) => one === null).length,
  }
}

function readEntry(entry: unknown, address: string): PublishedFile | null {
  if (!isObject(entry)) return null
  const { url, filename, sha256 } = entry
  if (typeof url !== 'string' || typeof filename !== 'string' || typeof sha256 !== 'string') return null
  if (!/^[0-9a-f]{64}$/i.test(sha256) || !URL.canParse(url, address)) return null
  return { name: filename, url: new URL(url, address).href, sha256: sha256.toLowerCase() }
}

/** Details before outlines, so that an outline only comes where there is nothing as new. */
function orderOf(name: string): number {
  return name.includes('_detail_') ? 0 : 1
}
