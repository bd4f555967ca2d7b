import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import { refuseFile } from './errors.ts'

/** A folder that keeps files by the hash of their content. Several processes may share it. */
export interface Files {
  /** `$RENKEI_DATA/files` */
  readonly folder: string
}

/** What was kept: SHA-256 in hexadecimal and size, both of the bytes as received. */
export interface KeptFile {
  readonly hash: string
  readonly bytes: number
}

/** The folder under the store where files grow before they get their name. */
export const incoming = 'incoming'

/**
 * Keeps what the source gives, compressed, under its hash. When it returns, the content survives a power cut; content
 * that is there already is written anew, which also heals a damaged copy. A failure leaves nothing under a name.
 * @throws `files.too-large` beyond `maxBytes`; the source's own error
 */
export async function keepFile(
  files: Files,
  source: AsyncIterable<Uint8Array>,
  limits: { readonly maxBytes: number },
): Promise<KeptFile> {
  const temporary = join(files.folder, incoming, crypto.randomUUID())
  await mkdir(dirname(temporary), { recursive: true, mode: 0o700 })
  const tally = { hash: createHash('sha256'), bytes: 0 }
  try {
    await pipeline(
      Readable.from(source, { objectMode: false }),
      (chunks: AsyncIterable<Buffer>) => counted(chunks, tally, limits.maxBytes),
      createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } }),
      createWriteStream(temporary, { flags: 'wx', mode: 0o600, flush: true }),
    )
    const hash = tally.hash.digest('hex')
    await putInPlace(temporary, pathOf(files, hash))
    return { hash, bytes: tally.bytes }
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

async function* counted(
  chunks: AsyncIterable<Buffer>,
  tally: { readonly hash: Hash; bytes: number },
  maxBytes: number,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    tally.bytes += chunk.length
    if (tally.bytes > maxBytes) throw refuseFile('too-large', { facts: { limit: maxBytes } })
    tally.hash.update(chunk)
    yield chunk
  }
}

/** Renaming is atomic; the folders are flushed so that the name itself survives. */
async function putInPlace(temporary: string, path: string): Promise<void> {
  const folder = dirname(path)
  const isNew = (await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined
  await rename(temporary, path)
  await flushFolder(folder)
  if (isNew) {
    await flushFolder(dirname(folder))
    await flushFolder(dirname(dirname(folder)))
  }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * The bytes as received. Damage is noticed at the end at the latest: the iteration then fails instead of ending.
 * @throws `files.not-found`, `files.damaged`
 */
export async function* openFile(files: Files, hash: string): AsyncGenerator<Buffer> {
  const handle = await openKept(files, hash)
  const stored = createReadStream('', { fd: handle })
  const unpacked = createZstdDecompress()
  stored.on('error', (error) => unpacked.destroy(error))
  const actual = createHash('sha256')
  try {
    for await (const chunk of stored.pipe(unpacked)) {
      actual.update(chunk)
      yield chunk
    }
  } catch (cause) {
    throw refuseFile('damaged', { facts: { hash }, cause })
  } finally {
    unpacked.destroy()
    stored.destroy()
  }
  if (actual.digest('hex') !== hash) throw refuseFile('damaged', { facts: { hash } })
}

async function openKept(files: Files, hash: string) {
  if (!isHash(hash)) throw refuseFile('not-found', { facts: { hash: hash.slice(0, 100) } })
  try {
    return await open(pathOf(files, hash), 'r')
  } catch (cause) {
    if (isMissing(cause)) throw refuseFile('not-found', { facts: { hash }, cause })
    throw cause
  }
}

/**
 * Reads a kept file to its end and compares hashes.
 * @throws `files.not-found`, `files.damaged`
 */
export async function verifyFile(files: Files, hash: string): Promise<KeptFile> {
  let bytes = 0
  for await (const chunk of openFile(files, hash)) bytes += chunk.length
  return { hash, bytes }
}

function pathOf(files: Files, hash: string): string {
  return join(files.folder, 'sha256', hash.slice(0, 2), `${hash}.zst`)
}

function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}

/** Whether an error of the file system says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
