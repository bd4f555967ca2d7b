import type { Facts } from '#kernel/errors/app-error.ts'

/** What a fetch came to; a run takes the worst of its parts. */
export type Outcome = 'new' | 'not-modified' | 'empty' | 'failed' | 'shrunk'

/** Worst first. */
const severity: readonly Outcome[] = ['failed', 'shrunk', 'new', 'empty', 'not-modified']

/** The outcome of a run from those of its parts. */
export function worstOf(outcomes: readonly Outcome[]): Outcome {
  return severity.find((one) => outcomes.includes(one)) ?? 'empty'
}

/** Why a part was not taken, as it is kept: texts are looked up when it is read. */
export interface Trouble {
  readonly part: string
  readonly code: string
  readonly facts: Facts
}

/** How a source fares. */
export interface SourceState {
  readonly outcome: Outcome | null
  readonly triedAt: Temporal.Instant | null
  readonly succeededAt: Temporal.Instant | null
  /** In a row. */
  readonly failures: number
  readonly problem: Trouble | null
  readonly waitUntil: Temporal.Instant | null
  readonly nextAt: Temporal.Instant | null
  readonly gapSince: Temporal.Instant | null
  /** The run whose content waits for a person. */
  readonly heldJobId: string | null
}

/** How a run ended. */
export interface RunEnd {
  readonly jobId: string
  readonly outcome: Outcome
  readonly problem: Trouble | null
  /** Whether records of some part are still missing. */
  readonly gap: boolean
  /** The source's wish not to be asked for so many seconds. */
  readonly waitSeconds: number | null
  readonly intervalSeconds: number
  readonly at: Temporal.Instant
  /** Between 0 and 1: so that not every installation comes at the same moment. */
  readonly chance: number
}

/** How the source fares after a run. */
export function stateAfter(before: SourceState, end: RunEnd): SourceState {
  const waitUntil = end.waitSeconds === null ? null : end.at.add({ seconds: end.waitSeconds })
  const common = { ...before, triedAt: end.at, waitUntil }
  if (end.outcome === 'failed') {
    const failures = before.failures + 1
    const nextAt = latest(end.at.add({ seconds: pauseAfter(failures, end) }), waitUntil)
    return { ...common, outcome: 'failed', failures, problem: end.problem, nextAt }
  }
  const nextAt = latest(end.at.add({ seconds: jittered(end.intervalSeconds, end.chance) }), waitUntil)
  // "Nothing new since last time" says nothing about a time that went wrong (sources.md §0.2).
  if (end.outcome === 'not-modified' && before.failures > 0) return { ...common, nextAt }
  const gapSince = end.gap ? (before.gapSince ?? end.at) : null
  const settled = { ...common, outcome: end.outcome, failures: 0, nextAt, gapSince }
  if (end.outcome === 'shrunk') return { ...settled, problem: end.problem, heldJobId: end.jobId }
  return { ...settled, succeededAt: end.at, problem: null, heldJobId: null }
}

/** Soon at first, then more and more rarely, never more rarely than usual. In seconds. */
function pauseAfter(failures: number, { intervalSeconds, chance }: RunEnd): number {
  return jittered(Math.min(intervalSeconds, 300 * 2 ** Math.min(failures - 1, 20)), chance)
}

function jittered(seconds: number, chance: number): number {
  return Math.round(seconds * (0.95 + 0.1 * chance))
}

function latest(one: Temporal.Instant, other: Temporal.Instant | null): Temporal.Instant {
  return other !== null && Temporal.Instant.compare(other, one) > 0 ? other : one
}

/** Whether so many fewer records have come that a person should look before they are believed. */
export function isShrunk(before: number | null, now: number, percent: number): boolean {
  return before !== null && before > 0 && now * 100 < before * (100 - percent)
}

/** Whether too much of a list cannot be read to be this source's list. */
export function isOtherShape(found: { readonly records: number; readonly unreadable: number }): boolean {
  return found.unreadable * 10 > found.records + found.unreadable
}

/** A 304 is believed for a day; then the whole thing is asked for, in case its mark never changes. */
export const beliefInMarks = { hours: 24 }
