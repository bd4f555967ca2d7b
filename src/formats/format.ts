import type { Parsed } from '#kernel/parsed/parsed.ts'

/**
 * One format Renkei can read. A reader is pure: bytes in, model or problems out; it never throws at input. The bytes
 * are UTF-8, perhaps with a byte order mark.
 */
export interface Reader<T> {
  /** The name of its folder, kept with what was read: `cyclonedx`. */
  readonly id: string
  /** What people call the format. */
  readonly title: string
  /** Versions of the format that are read, oldest first. */
  readonly versions: readonly string[]
  /** The file names that tools give this format, for documents whose content alone does not tell it. */
  readonly fileNames?: RegExp
  /** Whether a piece of a document, its beginning or a later one, shows that it is in this format. */
  recognises(piece: string): boolean
  /** For formats that are no text: whether the bytes as received are in it. `read` is then given them as they are. */
  recognisesBytes?(bytes: Uint8Array): boolean
  read(bytes: Uint8Array): Parsed<T>
}

/** A document is looked at piece by piece; pieces overlap so that no mark is cut in two. */
const pieceBytes = 1024 * 1024
const overlapBytes = 1024

/**
 * A family's readers by id.
 * @throws when two readers share an id: a mistake in the list
 */
export function readerRegistry<T>(readers: readonly Reader<T>[]): ReadonlyMap<string, Reader<T>> {
  const registry = new Map(readers.map((reader) => [reader.id, reader]))
  if (registry.size !== readers.length) throw new Error('two readers share one id')
  return registry
}

/**
 * The reader whose format the bytes (UTF-8) are in, or null. What names a format may come late in a document. The
 * file's name decides between formats that look alike, and speaks where the content says nothing.
 * @param fileName as its sender called it, with or without folders
 */
export function recognise<T>(
  readers: ReadonlyMap<string, Reader<T>>,
  bytes: Uint8Array,
  fileName: string | null = null,
): Reader<T> | null {
  const base = fileName?.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1) ?? ''
  const all = [...readers.values()]
  const named = all.filter(({ fileNames }) => base !== '' && fileNames?.test(base) === true)
  const others = all.filter((reader) => !named.includes(reader))
  return recogniseByContent([...named, ...others], bytes) ?? named[0] ?? null
}

function recogniseByContent<T>(readers: readonly Reader<T>[], bytes: Uint8Array): Reader<T> | null {
  const decoder = new TextDecoder()
  for (let at = 0; at < bytes.length; at += pieceBytes - overlapBytes) {
    const piece = decoder.decode(bytes.subarray(at, at + pieceBytes))
    const found = readers.find((reader) => reader.recognises(piece))
    if (found !== undefined) return found
  }
  return null
}
