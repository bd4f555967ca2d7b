import { open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { constants, crc32, inflateRaw, inflateRawSync, type ZlibOptions } from 'node:zlib'
import { type Entry, fromBufferPromise, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl'
import { BlockReader } from './block-reader.ts'
import { reasonOf } from './decompress.ts'
import { allowedBytes } from './limits.ts'
import { isSafeName, nameOf } from './names.ts'
import { type ArchiveEntry, mayGive, mayLookAtNext, type Reading } from './reading.ts'

/** An open zip and a way to its bytes. */
interface Zip {
  readonly file: ZipFile
  bytes(position: number, length: number): Promise<Buffer>
  close(): Promise<void>
}

/** Names and sizes are checked here, one by one: yauzl would give up the whole file at the first bad one. */
const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: false }

/** The entries of a zip, a path or its bytes, in the order of its directory, one in memory at a time. */
export async function* readZip(source: string | Uint8Array, reading: Reading): AsyncGenerator<ArchiveEntry> {
  const zip = await openZip(source).catch((error: unknown) => {
    reading.note('', 'archives.damaged', { reason: reasonOf(error) })
    return null
  })
  if (zip === null) return
  try {
    yield* readEntries(zip, reading)
  } catch (error) {
    reading.note('', 'archives.damaged', { reason: reasonOf(error) })
  } finally {
    await zip.close()
  }
}

async function openZip(source: string | Uint8Array): Promise<Zip> {
  if (typeof source !== 'string') {
    const buffer = Buffer.from(source.buffer, source.byteOffset, source.byteLength)
    const file = await fromBufferPromise(buffer, options)
    const bytes = async (position: number, length: number) => buffer.subarray(position, position + length)
    return { file, bytes, close: async () => file.close() }
  }
  const handle = await open(source, 'r')
  try {
    const blocks = new BlockReader(handle)
    const { size } = await handle.stat()
    const file = await fromRandomAccessReaderPromise(blocks, size, options)
    return {
      file,
      bytes: (position, length) => blocks.bytes(position, length),
      close: async () => await handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function* readEntries(zip: Zip, reading: Reading): AsyncGenerator<ArchiveEntry> {
  const seen = new Set<string>()
  for await (const entry of zip.file.eachEntry()) {
    if (!mayLookAtNext(reading)) return
    const name = nameOf(entry)
    if (name.endsWith('/') || !reading.accepts(name)) continue
    const refusal = refusalOf(entry, name, seen)
    seen.add(name)
    if (refusal !== null) {
      reading.note(name, refusal)
      continue
    }
    const bytes = await unpack({ zip, entry, name }, reading)
    if (bytes === null) continue
    if (!mayGive(reading, bytes.length)) return
    yield { name, bytes }
  }
}

const symbolicLink = 0xa000

function refusalOf(entry: Entry, name: string, seen: ReadonlySet<string>): string | null {
  if (!isSafeName(name)) return 'archives.name-unsafe'
  if (seen.has(name)) return 'archives.name-twice'
  if (((entry.externalFileAttributes >>> 16) & 0xf000) === symbolicLink) return 'archives.link'
  if (entry.isEncrypted()) return 'archives.encrypted'
  if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated)
    return 'archives.method-unknown'
  return null
}

const stored = 0
const deflated = 8

interface Packed {
  readonly zip: Zip
  readonly entry: Entry
  readonly name: string
}

/** An entry's bytes, checked against their size and sum; null, with a problem, where it is too large or damaged. */
async function unpack({ zip, entry, name }: Packed, reading: Reading): Promise<Buffer | null> {
  const { split, limits } = reading
  const entryBytes = split === undefined ? limits.entryBytes : limits.splitBytes
  const allowed = allowedBytes(entry.compressedSize, { ...limits, entryBytes })
  const tooLarge = () => {
    reading.note(name, 'archives.too-large', { limit: entryBytes, ratio: limits.ratio })
    return null
  }
  if (entry.uncompressedSize > allowed || entry.compressedSize > entryBytes) return tooLarge()
  try {
    const { fileDataStart } = await zip.file.readLocalFileHeaderPromise(entry, { minimal: true })
    const packed = await zip.bytes(fileDataStart, entry.compressedSize)
    const bytes =
      entry.compressionMethod === stored
        ? Buffer.from(packed)
        : await inflate(packed, { maxOutputLength: allowed, chunkSize: roomFor(entry) })
    if (bytes.length === entry.uncompressedSize && crc32(bytes) === entry.crc32) return bytes
    reading.note(name, 'archives.damaged', { reason: 'size or sum differ' })
    return null
  } catch (error) {
    if (isTooLong(error)) return tooLarge()
    reading.note(name, 'archives.damaged', { reason: reasonOf(error) })
    return null
  }
}

const inflateApart = promisify(inflateRaw)

/** Small entries are unpacked at once, which is ten times cheaper; large ones would hold up the process. */
async function inflate(packed: Buffer, room: ZlibOptions): Promise<Buffer> {
  if (packed.length < 262_144) return inflateRawSync(packed, room)
  return await inflateApart(packed, room)
}

/** What the entry says it needs, and a byte more to notice the end: the usual 16 KiB would be mostly empty. */
function roomFor(entry: Entry): number {
  return Math.min(Math.max(entry.uncompressedSize + 1, constants.Z_MIN_CHUNK), largestRoom)
}

const largestRoom = 64 * 1024

function isTooLong(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}
