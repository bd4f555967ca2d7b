import { pointerStep } from '#formats/json/pointer.ts'
import type { Facts, Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import { type ArchiveLimits, archiveLimits } from './limits.ts'

/** One file out of an archive or folder: its path with `/`, and its bytes, unpacked. */
export interface ArchiveEntry {
  readonly name: string
  readonly bytes: Uint8Array
}

/** How to read entries. */
export interface ReadOptions {
  /** Told of everything that is left out, with its name as the path; the rest is read. */
  readonly onProblem: (found: Problem) => void
  /** Which entries are wanted, by name; the others are neither unpacked nor reported. */
  readonly accept?: (name: string) => boolean
  readonly limits?: Partial<ArchiveLimits>
}

/** A reading under way: options made whole, and what has been spent. */
export interface Reading {
  readonly limits: ArchiveLimits
  readonly accepts: (name: string) => boolean
  /** Notes that the entry of this name (all of the archive when empty) is left out. */
  readonly note: (name: string, code: string, facts?: Facts) => void
  readonly spent: { entries: number; bytes: number }
}

export function startReading({ onProblem, accept = () => true, limits }: ReadOptions): Reading {
  return {
    limits: { ...archiveLimits, ...limits },
    accepts: accept,
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
