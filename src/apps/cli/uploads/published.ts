import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, posix, resolve } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { type PackedFile, packFiles } from '#platform/archives/index.ts'
import { refuseUse } from '../errors.ts'
import { lookAt, streamFile, streamOf } from './file-body.ts'

/** Something to send, under the name that is kept with it. */
export interface Parcel {
  readonly name: string
  open(): ReadableStream
}

/** What lies at a path, as a source publishes it, and the names of what is neither JSON, CSV, XML nor an archive. */
export interface Published {
  readonly parcels: readonly Parcel[]
  readonly skipped: readonly string[]
}

/**
 * A file is sent as it is. In a folder each zip or tar is sent as it is, and all loose JSON, CSV and XML files together
 * as one zip.
 * @throws AppError `cli.file-missing`, `cli.not-importable`, `cli.nothing-to-import`
 */
export async function findPublished(path: string): Promise<Published> {
  const name = basename(resolve(path))
  if ((await lookAt(path)) === 'file') {
    if (formOf(name) === undefined) throw refuseUse('not-importable', { facts: { name } })
    return { parcels: [{ name, open: () => streamFile(path) }], skipped: [] }
  }
  const files = await listFiles(path)
  const archives = files.filter((file) => formOf(file) === 'archive')
  const loose = files.filter((file) => formOf(file) === 'loose')
  const parcels = [
    ...archives.map((archive) => ({ name: archive, open: () => streamFile(join(path, archive)) })),
    ...(loose.length === 0 ? [] : [{ name: `${name}.zip`, open: () => streamPacked(path, loose) }]),
  ]
  if (parcels.length === 0) throw refuseUse('nothing-to-import', { facts: { path } })
  return { parcels, skipped: files.filter((file) => formOf(file) === undefined) }
}

function formOf(name: string): 'archive' | 'loose' | undefined {
  if (/\.(?:zip|tar|tgz|tar\.(?:gz|zst|xz))$/i.test(name)) return 'archive'
  return /\.(?:json|ndjson|jsonl|csv|xml|rdf)(?:\.gz)?$|\.json\.sha(?:256|512)$/i.test(name)
    ? 'loose'
    : undefined
}

/** Names of all files below a folder, with slashes, in order; hidden ones (`.git`) are no part of a publication. */
export async function listFiles(folder: string, below = ''): Promise<readonly string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true })
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  const names: string[] = []
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    const name = posix.join(below, entry.name)
    if (entry.isDirectory()) names.push(...(await listFiles(folder, name)))
    else if (entry.isFile() || (await leadsToFile(entry.isSymbolicLink(), join(folder, name))))
      names.push(name)
  }
  return names
}

/** Links to files are followed, links to folders are not: they may go round in circles. */
async function leadsToFile(isLink: boolean, path: string): Promise<boolean> {
  if (!isLink) return false
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() ?? false
}

function streamPacked(folder: string, names: readonly string[]): ReadableStream {
  return streamOf(packFiles(readFiles(folder, names)))
}

/** So many files are read at once. */
const readAhead = 64

/** The files of a folder with their bytes, unpacked where they are gzip, in their order. */
export async function* readFiles(folder: string, names: readonly string[]): AsyncGenerator<PackedFile> {
  for (let start = 0; start < names.length; start += readAhead) {
    const group = names.slice(start, start + readAhead)
    yield* await Promise.all(group.map((name) => readOne(folder, name)))
  }
}

const unpack = promisify(gunzip)

async function readOne(folder: string, name: string): Promise<PackedFile> {
  const bytes = await readFile(join(folder, name))
  if (!/\.gz$/i.test(name)) return { name, bytes }
  // A damaged one goes along as it is: whoever reads it tells that it is no JSON.
  return { name: name.slice(0, -3), bytes: await unpack(bytes).catch(() => bytes) }
}
