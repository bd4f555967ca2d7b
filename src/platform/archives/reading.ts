import { pointerStep } from '#formats/json/pointer.ts'
import type { Facts, Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import { type ArchiveLimits, archiveLimits } from './limits.ts'

/** One file out of an archive or folder: its path with `/`, and its bytes, unpacked. */
export interface ArchiveEntry {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Takes one file of many records apart while it is unpacked, so that it never lies in memory as a whole. */
export interface EntrySplitter {
  push(chunk: Uint8Array): readonly ArchiveEntry[]
  end(): readonly ArchiveEntry[]
}

/** How to read entries. */
export interface ReadOptions {
  /** Told of everything that is left out, with its name as the path; the rest is read. */
  readonly onProblem: (found: Problem) => void
  /** Which entries are wanted, by name; the others are neither unpacked nor reported. */
  readonly accept?: (name: string) => boolean
  readonly limits?: Partial<ArchiveLimits>
  /** Where given, what a file of this name holds is given record by record. */
  readonly split?: (name: string) => EntrySplitter
}

/** A reading under way: options made whole, and what has been spent. */
export interface Reading {
  readonly limits: ArchiveLimits
  readonly accepts: (name: string) => boolean
  /** Notes that the entry of this name (all of the archive when empty) is left out. */
  readonly note: (name: string, code: string, facts?: Facts) => void
  readonly split: ReadOptions['split']
  readonly spent: { entries: number; bytes: number }
}

export function startReading({ onProblem, accept = () => true, limits, split }: ReadOptions): Reading {
  return {
    limits: { ...archiveLimits, ...limits },
    accepts: accept,
    split,
    note: (name, code, facts) => onProblem(problem(name === '' ? '' : `/${pointerStep(name)}`, code, facts)),
    spent: { entries: 0, bytes: 0 },
  }
}

/** Counts one more entry; false, with a problem, when there were too many. */
export function mayLookAtNext(reading: Reading): boolean {
  const { spent, limits } = reading
  spent.entries++
  if (spent.entries === limits.entries + 1) {
    reading.note('', 'archives.too-many-entries', { limit: limits.entries })
  }
  return spent.entries <= limits.entries
}

/** Counts the bytes of one entry; false, with a problem, when all together are too many. */
export function mayGive(reading: Reading, bytes: number): boolean {
  const { spent, limits } = reading
  const isWithin = spent.bytes <= limits.totalBytes
  spent.bytes += bytes
  if (isWithin && spent.bytes > limits.totalBytes) {
    reading.note('', 'archives.too-large-together', { limit: limits.totalBytes })
  }
  return spent.bytes <= limits.totalBytes
}

/** So much is taken apart at once: its records lie in memory until they are asked for. */
const pushedBytes = 1024 * 1024

/** An entry as it is, or the records in it. */
export function* piecesOf(reading: Reading, entry: ArchiveEntry): Generator<ArchiveEntry> {
  const splitter = reading.split?.(entry.name)
  if (splitter === undefined) {
    yield entry
    return
  }
  for (let at = 0; at < entry.bytes.length; at += pushedBytes) {
    yield* splitter.push(entry.bytes.subarray(at, at + pushedBytes))
  }
  yield* splitter.end()
}
