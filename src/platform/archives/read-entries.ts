import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '#kernel/errors/app-error.ts'
import { decompressStream } from './decompress.ts'
import { refuseArchive } from './errors.ts'
import { type FoundFile, findDocuments } from './folder.ts'
import { type FileKind, isTar, kindBytes, kindOf, tarHeaderBytes } from './kinds.ts'
import { peek } from './peek.ts'
import {
  type ArchiveEntry,
  mayGive,
  mayLookAtNext,
  piecesOf,
  type Reading,
  type ReadOptions,
  startReading,
} from './reading.ts'
import { readTar } from './tar.ts'
import { readZip } from './zip.ts'

/**
 * The documents in a source, one in memory at a time: a zip or a tar (path or bytes; a tar packed or not); a single
 * file, unpacked where it is gzip, zstd, xz or bzip2; or a folder, of which `.json`, packed or not, and the entries of
 * archives are read recursively in the order of their names. An archive within an archive is one entry. What cannot or
 * may not be read goes to `onProblem`; the rest is read.
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
  else yield* readSingle({ name: '', chunks: chunksOf(bytes), prefix: '' }, reading)
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}

/** @param prefix stands before the names of an archive's entries */
async function* readFile(file: FoundFile, prefix: string, reading: Reading): AsyncGenerator<ArchiveEntry> {
  if ((await kindOfFile(file.path)) !== 'zip') {
    yield* readSingle({ name: file.name, chunks: createReadStream(file.path), prefix }, reading)
    return
  }
  yield* named(readZip(file.path, within(reading, prefix)), prefix, reading)
}

/** The same reading for the entries of an archive, which have its name in front. */
function within(reading: Reading, prefix: string): Reading {
  return {
    ...reading,
    accepts: (name) => reading.accepts(prefix + name),
    note: (name, code, facts) => reading.note(prefix + name, code, facts),
  }
}

async function* named(
  entries: AsyncIterable<ArchiveEntry>,
  prefix: string,
  reading: Reading,
): AsyncGenerator<ArchiveEntry> {
  for await (const entry of entries) yield* piecesOf(reading, { ...entry, name: prefix + entry.name })
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
  /** Stands before the names of what is in it, should it be a tar. */
  readonly prefix: string
}

const tarName = /\.(?:tar(?:\.\w+)?|tgz|txz|tzst|tbz2?)$/i

/** A file that is no zip: a tar, packed or not, or one document. */
async function* readSingle(file: SingleFile, reading: Reading): AsyncGenerator<ArchiveEntry> {
  const name = file.name.replace(/\.(?:gz|zst|xz|bz2)$/i, '')
  if (!tarName.test(file.name) && !reading.accepts(name)) return
  const { totalBytes, ratio } = reading.limits
  try {
    const unpacked = decompressStream(file.chunks, { maxBytes: totalBytes, ratio })
    const { start, chunks } = await peek(unpacked, tarHeaderBytes)
    if (isTar(start)) yield* named(readTar(chunks, within(reading, file.prefix)), file.prefix, reading)
    else if (reading.accepts(name)) yield* readDocument({ name, chunks }, reading)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    reading.note(file.name, error.code, error.facts)
  }
}

async function* readDocument(
  { name, chunks }: Omit<SingleFile, 'prefix'>,
  reading: Reading,
): AsyncGenerator<ArchiveEntry> {
  if (!mayLookAtNext(reading)) return
  const splitter = reading.split?.(name)
  const { entryBytes, ratio } = reading.limits
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of chunks) {
    length += part.length
    if (splitter === undefined) {
      if (length > entryBytes) throw refuseArchive('too-large', { facts: { limit: entryBytes, ratio } })
      parts.push(part)
    } else if (mayGive(reading, part.length)) yield* splitter.push(part)
    else return
  }
  if (splitter !== undefined) yield* splitter.end()
  else if (mayGive(reading, length)) yield { name, bytes: Buffer.concat(parts) }
}
