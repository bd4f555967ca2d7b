import { Readable } from 'node:stream'
import { type Extract, extract, type Header } from 'tar-stream'
import { isObject } from '#formats/json/node.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { reasonOf } from './decompress.ts'
import { isSafeName, textOfName } from './names.ts'
import { type ArchiveEntry, mayGive, mayLookAtNext, type Reading } from './reading.ts'

/** Names as bytes, so that those in Shift_JIS can be told from those in UTF-8. */
const options = { highWaterMark: 65_536, filenameEncoding: 'latin1' }

/**
 * The entries of a tar, in its order, one in memory at a time. Nothing is written anywhere: names only name. What
 * goes before is kept when the rest is damaged, and that is told.
 */
export async function* readTar(
  chunks: AsyncIterable<Uint8Array>,
  reading: Reading,
): AsyncGenerator<ArchiveEntry> {
  const unpacker = extract(options)
  const input = Readable.from(chunks, { objectMode: false })
  input.on('error', (error) => unpacker.destroy(error))
  input.pipe(unpacker)
  try {
    yield* entriesOf(unpacker, reading)
  } catch (error) {
    const isOurs = error instanceof AppError
    if (isOurs && !error.code.startsWith('archives.')) throw error
    if (isOurs) reading.note('', error.code, error.facts)
    else reading.note('', 'archives.damaged', { reason: reasonOf(error) })
  } finally {
    input.destroy()
    unpacker.destroy()
  }
}

async function* entriesOf(entries: Extract, reading: Reading): AsyncGenerator<ArchiveEntry> {
  const seen = new Set<string>()
  for await (const entry of entries) {
    if (!mayLookAtNext(reading)) return
    const name = nameOf(entry.header)
    if (!isWanted(entry.header, name, { seen, reading })) {
      entry.resume()
      continue
    }
    seen.add(name)
    const bytes = await bytesOf(entry)
    if (!mayGive(reading, bytes.length)) return
    yield { name, bytes }
  }
}

interface Looking {
  readonly seen: ReadonlySet<string>
  readonly reading: Reading
}

/** Whether an entry is asked for and may be read; one that may not is told. */
function isWanted(header: Header, name: string, looking: Looking): boolean {
  const { accepts, limits, note } = looking.reading
  if (header.type === 'directory' || name.endsWith('/') || !accepts(name)) return false
  const refusal = refusalOf(header, name, looking)
  const facts = { limit: limits.entryBytes, ratio: limits.ratio }
  if (refusal !== null) note(name, refusal, refusal === 'archives.too-large' ? facts : undefined)
  return refusal === null
}

/** A name in the extended header is in UTF-8. `./` in front, as tar writes it of a folder, is no part of it. */
function nameOf({ name, pax }: Header): string {
  const told = isObject(pax) && typeof pax.path === 'string' ? pax.path : null
  const text = told ?? textOfName(Buffer.from(name, 'latin1')) ?? name
  return text.replace(/^(?:\.\/)+/, '').normalize('NFC')
}

const links: ReadonlySet<string> = new Set(['link', 'symlink'])
const files: ReadonlySet<string> = new Set(['file', 'contiguous-file'])

function refusalOf({ type, size, pax }: Header, name: string, { seen, reading }: Looking): string | null {
  if (!isSafeName(name)) return 'archives.name-unsafe'
  if (seen.has(name)) return 'archives.name-twice'
  if (links.has(type)) return 'archives.link'
  // A sparse file is a map of holes: its bytes are not those of the file.
  const isSparse = isObject(pax) && Object.keys(pax).some((field) => field.startsWith('GNU.sparse.'))
  if (isSparse || !files.has(type)) return 'archives.method-unknown'
  return size > reading.limits.entryBytes ? 'archives.too-large' : null
}

async function bytesOf(entry: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of entry) if (part instanceof Uint8Array) parts.push(part)
  return Buffer.concat(parts)
}
