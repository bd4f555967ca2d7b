import { stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Found, WhyLeft } from '#domains/intel/index.ts'
import { type PackedFile, packFiles, readEntries } from '#platform/archives/index.ts'
import { refuseUse } from '../errors.ts'
import { lookAt, streamFile, streamOf } from './file-body.ts'
import { listFiles, type Parcel, readFiles } from './published.ts'

/** What goes to one source. */
export interface Consignment {
  readonly source: string
  /** How many files it is made of, those of archives counted one by one. */
  readonly files: number
  readonly parcels: readonly Parcel[]
}

/** A file that goes nowhere, or an archive of which so many entries do. */
export interface Left {
  readonly name: string
  readonly why: WhyLeft | 'rest'
  readonly count: number
}

/** What lies at some paths, by the sources that publish it. */
export interface Sorted {
  readonly consignments: readonly Consignment[]
  readonly left: readonly Left[]
}

interface LocalFile {
  /** Where the names begin. */
  readonly folder: string
  readonly name: string
  readonly bytes: number
  /** Tells files of one name in several places apart. */
  readonly prefix: string
}

interface LookedAt {
  readonly file: LocalFile
  readonly found: Found
}

interface LookedAtAll {
  readonly looked: readonly LookedAt[]
  readonly sums: readonly LocalFile[]
}

/**
 * Sorts files by what they hold. An archive of one source, and what is large, is sent as it is; the other files of a
 * source, and those out of archives of several, go together as one zip.
 * @throws AppError `cli.file-missing`, `cli.file-unreadable`, `cli.nothing-recognised`
 */
export async function sortPublished(paths: readonly string[]): Promise<Sorted> {
  // Loaded only here: it is a large part of the house, and no other command of a server's user needs it.
  const { feeds, lookIntoFile } = await import('#domains/intel/index.ts')
  const [sums, files] = splitSums(await listAll(paths))
  const looked: LookedAt[] = []
  for (const file of files)
    looked.push({ file, found: await lookIntoFile(pathOf(file), basename(file.name)) })
  const consignments = [...feeds.keys()].map((source) => consign(source, { looked, sums }))
  const sent = consignments.filter(({ parcels }) => parcels.length > 0)
  if (sent.length === 0) throw refuseUse('nothing-recognised', { facts: { path: paths.join(' ') } })
  return { consignments: sent, left: looked.flatMap(leftOf) }
}

/** Sums lie beside documents and go along with them. */
function splitSums(
  files: readonly LocalFile[],
): readonly [sums: readonly LocalFile[], others: readonly LocalFile[]] {
  const isSum = ({ name }: LocalFile) => /\.json\.sha(?:256|512)$/i.test(name)
  return [files.filter(isSum), files.filter((file) => !isSum(file))]
}

async function listAll(paths: readonly string[]): Promise<readonly LocalFile[]> {
  const found = new Map<string, LocalFile>()
  for (const [place, path] of paths.entries()) {
    const prefix = paths.length > 1 ? `${place + 1}/` : ''
    const whole = resolve(path)
    const isFile = (await lookAt(path)) === 'file'
    const names = isFile ? [basename(whole)] : await listFiles(whole)
    const folder = isFile ? dirname(whole) : whole
    for (const name of names) {
      const { size } = await stat(join(folder, name))
      // Of paths that lie within each other each file is taken once.
      found.set(join(folder, name), { folder, name, bytes: size, prefix })
    }
  }
  return [...found.values()]
}

function pathOf({ folder, name }: LocalFile): string {
  return join(folder, name)
}

const megabyte = 1024 * 1024

/** Larger files are sent as they are: unpacked they would lie in memory. */
function isLoose({ name, bytes }: LocalFile): boolean {
  if (/\.(?:zst|xz)$/i.test(name)) return false
  return bytes <= (/\.gz$/i.test(name) ? megabyte : 32 * megabyte)
}

function consign(source: string, { looked, sums }: LookedAtAll): Consignment {
  const own = looked.filter(({ found }) => found.as === 'whole' && found.source === source)
  const isAlone = ({ file, found }: LookedAt) => (found.as === 'whole' && found.isArchive) || !isLoose(file)
  const alone = own.filter(isAlone)
  const together = own.filter((one) => !isAlone(one)).map(({ file }) => file)
  const picked = looked.flatMap(({ file, found }) => {
    const names = found.as === 'parts' ? found.parts.get(source) : undefined
    return names === undefined ? [] : [{ file, names: new Set(names) }]
  })
  const whole = own.reduce((total, { found }) => total + (found.as === 'whole' ? found.files : 0), 0)
  const parcels = alone.map(({ file }) => ({ name: file.name, open: () => streamFile(pathOf(file)) }))
  const summed = new Set(together.map(pathOf))
  const beside = sums.filter((sum) => summed.has(pathOf(sum).replace(/\.sha\d+$/i, '')))
  const open = () => streamOf(packFiles(openAll([...together, ...beside], picked)))
  const packed = together.length + picked.length === 0 ? [] : [{ name: `${source}.zip`, open }]
  return {
    source,
    files: whole + picked.reduce((total, { names }) => total + names.size, 0),
    parcels: [...parcels, ...packed],
  }
}

interface Picked {
  readonly file: LocalFile
  readonly names: ReadonlySet<string>
}

async function* openAll(files: readonly LocalFile[], picked: readonly Picked[]): AsyncGenerator<PackedFile> {
  for (const [prefix, own] of Map.groupBy(files, (file) => file.prefix)) {
    const names = own.map(({ name }) => name)
    for await (const { name, bytes } of readFiles(own[0]?.folder ?? '', names)) {
      yield { name: `${prefix}${name}`, bytes }
    }
  }
  for (const { file, names } of picked) {
    const accept = (name: string) => names.has(name)
    // What of an archive cannot be read was met before, when it was looked into.
    for await (const entry of readEntries(pathOf(file), { accept, onProblem: () => undefined })) {
      yield { name: `${file.prefix}${file.name}/${entry.name}`, bytes: entry.bytes }
    }
  }
}

function leftOf({ file, found }: LookedAt): readonly Left[] {
  if (found.as === 'nothing') return [{ name: file.name, why: found.why, count: 1 }]
  if (found.as === 'whole' || found.others === 0) return []
  return [{ name: file.name, why: 'rest', count: found.others }]
}
