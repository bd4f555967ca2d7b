import type { Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import type { ReadRecord, RecordFacts } from '../feeds/feed.ts'
import { plausibleTime } from './times.ts'

/** The newest revision of a record, as far as comparing needs it. */
export interface Kept {
  readonly name: string
  readonly revision: number
  readonly hash: Uint8Array
  readonly modified: string | null
  readonly isWithdrawn: boolean
  /** False for what an earlier program kept, without scores and what it calls affected: it is to be read again. */
  readonly isWhole: boolean
  /** What is kept is only an outline. */
  readonly isOutline: boolean
}

/**
 * How a record that comes in stands to what is kept. `doubtful`: other bytes, but not newer by its own account, so
 * that only what it says can tell (sources publish one record in several files, in different order).
 */
export type Standing = 'new' | 'changed' | 'same' | 'older' | 'doubtful'

/** A time that cannot be true (2099, 1970) tells nothing about which is newer. */
export function standingOf(record: ReadRecord, kept: Kept | undefined, now: Temporal.Instant): Standing {
  if (kept === undefined) return 'new'
  const isAsWithdrawn = kept.isWithdrawn === (record.facts.withdrawn !== null)
  if (isAsWithdrawn && Buffer.compare(kept.hash, record.hash) === 0) return kept.isWhole ? 'same' : 'changed'
  return isAsWithdrawn ? byTime(record, kept, now) : withoutDoubt(byTime(record, kept, now))
}

function withoutDoubt(standing: Standing): Standing {
  return standing === 'doubtful' ? 'changed' : standing
}

function byTime(record: ReadRecord, kept: Kept, now: Temporal.Instant): Standing {
  const ours = plausibleTime(kept.modified, now)
  const theirs = plausibleTime(record.facts.modified, now)
  if (ours === null || theirs === null)
    return isOneUntold(kept, record, ours ?? theirs) ? 'doubtful' : 'changed'
  if (theirs !== ours) return theirs < ours ? 'older' : 'changed'
  if (kept.isOutline === (record.facts.isOutline ?? false)) return 'doubtful'
  return kept.isOutline ? 'changed' : 'older'
}

/** Of two copies one of which tells no time at all, neither is newer: they would take turns at every import. */
function isOneUntold(kept: Kept, { facts }: ReadRecord, told: number | null): boolean {
  return told !== null && (kept.modified === null || facts.modified === null)
}

/** Of records with one name in one delivery the newest by its own account; of equals the last. */
export function newestOfEach(records: readonly ReadRecord[], now: Temporal.Instant): readonly ReadRecord[] {
  const newest = new Map<string, ReadRecord>()
  for (const record of records) {
    const other = newest.get(record.facts.name)
    const standing = other === undefined ? 'new' : standingOf(record, asKept(other), now)
    if (standing !== 'older' && standing !== 'same') newest.set(record.facts.name, record)
  }
  return [...newest.values()]
}

function asKept({ facts, hash }: ReadRecord): Kept {
  return {
    name: facts.name,
    revision: 0,
    hash,
    modified: facts.modified,
    isWithdrawn: facts.withdrawn !== null,
    isWhole: true,
    isOutline: facts.isOutline ?? false,
  }
}

/** Whether two readings say the same: the order of names and of ecosystems means nothing. */
export function meansTheSame(a: RecordFacts, b: RecordFacts): boolean {
  return meaningOf(a) === meaningOf(b)
}

function meaningOf(facts: RecordFacts): string {
  const { names, ecosystems: _counted, ...rest } = facts
  return JSON.stringify([names.toSorted(), Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1))])
}

/** Warnings for the times of a record that cannot be true. */
export function doubtTimes(facts: RecordFacts, now: Temporal.Instant): readonly Problem[] {
  const times = [
    ['published', facts.published],
    ['modified', facts.modified],
    ['withdrawn', facts.withdrawn],
  ] as const
  return times.flatMap(([field, time]) =>
    time === null || plausibleTime(time, now) !== null
      ? []
      : [problem(`/${field}`, 'advisory.time-not-plausible', { time })],
  )
}
