import { createReadStream } from 'node:fs'
import { isBeside, isSbom } from '#formats/sbom/index.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { decompressStream, isArchive, readEntries } from '#platform/archives/index.ts'
import { feeds } from './index.ts'
import { beginningBytes, isPublishable, recogniseFeed } from './recognise.ts'

/** Why a file, or something in it, is not taken: it describes an item, is nothing any source publishes, or cannot be opened. */
export type WhyLeft = 'document' | 'unknown' | 'damaged'

/** What a file was found to hold. */
export type Found =
  /** All of it is what one source publishes. */
  | {
      readonly as: 'whole'
      readonly source: string
      readonly isArchive: boolean
      readonly files: number
    }
  /** An archive of several sources' files, or of others beside: names of entries by source, and how many others there are. */
  | {
      readonly as: 'parts'
      readonly parts: ReadonlyMap<string, readonly string[]>
      readonly others: number
    }
  | { readonly as: 'nothing'; readonly why: WhyLeft }

/** So many entries of an archive, spread over it, are looked at before all of them are. */
const sampleSize = 64

/** An archive is taken whole where so many of those looked at are its source's; the import tells of the others. */
const wholeFrom = 0.9

/**
 * Looks into a file, an archive or not, packed or not, by its content. Nothing is kept, and one entry at a time lies in
 * memory.
 * @param name what the file is called
 */
export async function lookIntoFile(path: string, name: string): Promise<Found> {
  const beginning = await readBeginning(path)
  if (beginning === null) return { as: 'nothing', why: 'damaged' }
  if (isArchive(beginning)) return await lookIntoArchive(path)
  const bare = name.replace(/\.(?:gz|zst|xz|bz2)$/i, '')
  // Somebody's `feed` or `download` is as good as any other name.
  const feed = recogniseFeed(beginning, /\.\w+$/.test(bare) ? bare : null)
  if (feed !== null) return { as: 'whole', source: feed.id, isArchive: false, files: 1 }
  return { as: 'nothing', why: isDocument(beginning, bare) ? 'document' : 'unknown' }
}

const limits = { maxBytes: Number.MAX_SAFE_INTEGER, ratio: 250 }

/** Null where the file cannot be unpacked. */
async function readBeginning(path: string): Promise<Buffer | null> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const part of decompressStream(createReadStream(path), limits)) {
      parts.push(part)
      length += part.length
      if (length >= beginningBytes) break
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return null
  }
  return Buffer.concat(parts).subarray(0, beginningBytes)
}

async function lookIntoArchive(path: string): Promise<Found> {
  const names = await listNames(path)
  if (names === null) return { as: 'nothing', why: 'damaged' }
  const candidates = names.filter(isPublishable)
  const sample = await sortEntries(path, sampleOf(candidates))
  const [only, ...more] = sample.bySource.keys()
  const feed = feeds.get(only ?? '')
  if (feed !== undefined && more.length === 0) {
    // What the source would not look at anyway says nothing against it.
    const own = sample.looked.filter((name) => feed.isRecord(name)).length
    const files = candidates.filter((name) => feed.isRecord(name)).length
    if (sum(sample.bySource) >= wholeFrom * own)
      return { as: 'whole', source: feed.id, isArchive: true, files }
  }
  const all = candidates.length <= sampleSize ? sample : await sortEntries(path, new Set(candidates))
  if (all.bySource.size === 0) return { as: 'nothing', why: all.hasDocument ? 'document' : 'unknown' }
  return { as: 'parts', parts: withSums(all.bySource, names), others: names.length - sum(all.bySource) }
}

/** Names of all entries but those that only lie beside; null where the archive cannot be opened. */
async function listNames(path: string): Promise<readonly string[] | null> {
  const names: string[] = []
  let isDamaged = false
  const accept = (name: string) => {
    names.push(name)
    return false
  }
  const onProblem = () => {
    isDamaged = true
  }
  for await (const _ of readEntries(path, { accept, onProblem })) {
    // None is wanted, only their names.
  }
  return isDamaged && names.length === 0 ? null : names.filter((name) => !isBeside(name))
}

function sampleOf(names: readonly string[]): ReadonlySet<string> {
  const step = Math.max(1, names.length / sampleSize)
  return new Set(
    Array.from(
      { length: Math.min(names.length, sampleSize) },
      (_, index) => names[Math.floor(index * step)] ?? '',
    ),
  )
}

/** That a document tells late what it is costs no more than a better word. */
function isDocument(bytes: Uint8Array, name: string): boolean {
  return isSbom(bytes.subarray(0, headBytes), name)
}

const headBytes = 64 * 1024

interface Sorted {
  readonly bySource: ReadonlyMap<string, readonly string[]>
  /** Names of those that were looked at. */
  readonly looked: readonly string[]
  /** One of them describes an item. */
  readonly hasDocument: boolean
}

async function sortEntries(path: string, wanted: ReadonlySet<string>): Promise<Sorted> {
  const bySource = new Map<string, string[]>()
  const looked: string[] = []
  let hasDocument = false
  const accept = (name: string) => wanted.has(name)
  for await (const { name, bytes } of readEntries(path, { accept, onProblem: () => undefined })) {
    looked.push(name)
    const feed = recogniseFeed(bytes.subarray(0, beginningBytes), name)
    if (feed === null) hasDocument ||= isDocument(bytes, name)
    else {
      const own = bySource.get(feed.id) ?? []
      own.push(name)
      bySource.set(feed.id, own)
    }
  }
  return { bySource, looked, hasDocument }
}

function sum(bySource: ReadonlyMap<string, readonly string[]>): number {
  return [...bySource.values()].reduce((total, names) => total + names.length, 0)
}

/** What is known of a document's bytes lies beside it, and goes along. */
function withSums(
  bySource: ReadonlyMap<string, readonly string[]>,
  names: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const all = new Set(names)
  const beside = (name: string) => sumNames(name).filter((one) => all.has(one))
  return new Map(
    [...bySource].map(([source, own]) => [source, own.flatMap((name) => [name, ...beside(name)])]),
  )
}

/** What the sums of a file are called. */
function sumNames(name: string): readonly string[] {
  return [`${name}.sha256`, `${name}.sha512`]
}
