import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '#kernel/errors/app-error.ts'
import { decompressStream } from './decompress.ts'
import { refuseArchive } from './errors.ts'
import { type FoundFile, findDocuments } from './folder.ts'
import { type FileKind, kindBytes, kindOf } from './kinds.ts'
import {
  type ArchiveEntry,
  mayGive,
  mayLookAtNext,
  piecesOf,
  type Reading,
  type ReadOptions,
  startReading,
} from './reading.ts'
import { readZip } from './zip.ts'

/**
 * The documents in a source, one in memory at a time: a zip (path or bytes); a single file, unpacked where it is gzip,
 * zstd or xz; or a folder, of which `.json`, `.json.gz`, `.json.zst`, `.json.xz` and the entries of `.zip` are read recursively in
 * the order of their names. What cannot or may not be read goes to `onProblem`; the rest is read.
 * @throws `archives.not-found` where there is nothing at the path
 */
export async function* readEntries(
  source: string | Uint8Array,
  options: ReadOptions,
): AsyncGenerator<ArchiveEntry> {
  const reading = startReading(options)
  if (typeof source !== 'string') {
    yield* readBytes(source, reading)
    return
  }
  const found = await stat(source).catch((cause: unknown) => {
    throw refuseArchive('not-found', { facts: { name: basename(source) }, cause })
  })
  if (!found.isDirectory()) {
    yield* readFile({ path: source, name: basename(source) }, '', reading)
    return
  }
  for await (const file of findDocuments(source, reading)) {
    yield* readFile(file, `${file.name}/`, reading)
  }
}

async function* readBytes(bytes: Uint8Array, reading: Reading): AsyncGenerator<ArchiveEntry> {
  if (kindOf(bytes) === 'zip')
    for await (const entry of readZip(bytes, reading)) yield* piecesOf(reading, entry)
  else yield* readSingle({ name: '', chunks: chunksOf(bytes) }, reading)
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}

/** @param prefix stands before the names of a zip's entries */
async function* readFile(file: FoundFile, prefix: string, reading: Reading): AsyncGenerator<ArchiveEntry> {
  if ((await kindOfFile(file.path)) !== 'zip') {
    yield* readSingle({ name: file.name, chunks: createReadStream(file.path) }, reading)
    return
  }
  const within: Reading = {
    ...reading,
    accepts: (name) => reading.accepts(prefix + name),
    note: (name, code, facts) => reading.note(prefix + name, code, facts),
  }
  for await (const entry of readZip(file.path, within)) {
    yield* piecesOf(reading, { ...entry, name: prefix + entry.name })
  }
}

async function kindOfFile(path: string): Promise<FileKind> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(kindBytes), 0, kindBytes, 0)
    return kindOf(buffer.subarray(0, bytesRead))
  } finally {
    await handle.close()
  }
}

interface SingleFile {
  readonly name: string
  readonly chunks: AsyncIterable<Uint8Array>
}

async function* readSingle({ name, chunks }: SingleFile, reading: Reading): AsyncGenerator<ArchiveEntry> {
  const unpackedName = name.replace(/\.(?:gz|zst|xz)$/i, '')
  if (!mayLookAtNext(reading) || !reading.accepts(unpackedName)) return
  const splitter = reading.split?.(unpackedName)
  const { entryBytes, totalBytes, ratio } = reading.limits
  const limits = { maxBytes: splitter === undefined ? entryBytes : totalBytes, ratio }
  const parts: Uint8Array[] = []
  try {
    for await (const part of decompressStream(chunks, limits)) {
      if (splitter === undefined) parts.push(part)
      else if (mayGive(reading, part.length)) yield* splitter.push(part)
      else return
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    reading.note(name, error.code, error.facts)
    return
  }
  if (splitter !== undefined) {
    yield* splitter.end()
    return
  }
  const bytes = Buffer.concat(parts)
  if (mayGive(reading, bytes.length)) yield { name: unpackedName, bytes }
}
