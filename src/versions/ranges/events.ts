import type { Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import { aboveAll, belowAll, compareKeys, successor } from '../keys/key.ts'
import type { VersionScheme } from '../version-scheme.ts'
import {
  type AffectedIntervals,
  doubtfulBuilds,
  endOf,
  type Interval,
  isEmpty,
  unreadProblem,
} from './interval.ts'

/** One event of an OSV range (OSV schema, `affected[].ranges[].events[]`). */
export interface RangeEvent {
  readonly kind: 'introduced' | 'above' | 'fixed' | 'last_affected' | 'limit'
  readonly version: string
}

/** An event with its place in the list; without a key where the scheme cannot read its version. */
interface Turn extends RangeEvent {
  readonly index: number
  readonly key: Uint8Array | undefined
  /** Where what it ends ends. */
  readonly end: Uint8Array | undefined
}

interface ReadTurn extends Turn {
  readonly key: Uint8Array
}

/** Affected from one turn on, up to another or for ever. */
interface Stretch {
  readonly from: Turn
  readonly to: Turn | undefined
}

/**
 * The stretches of affected versions that an OSV range describes, as the schema's evaluation algorithm walks it:
 * events in the order of their versions, equal ones as listed, each holding from its version on (`last_affected`:
 * from just above it), and all of it below the largest `limit`.
 *
 * A range that nothing introduces says nothing: it is undetermined as a whole.
 * If an event has no key, that order is unknown. The events are then paired as listed, and a pair without two
 * readable ends is undetermined. The path of a problem is the event's place in the list, such as `/2`.
 */
export function intervalsFromEvents(scheme: VersionScheme, events: readonly RangeEvent[]): AffectedIntervals {
  if (!events.some(isBeginning)) return withoutBeginning
  const all = events.map((event, index) => turnOf(scheme, event, index))
  const unread = all.filter((turn) => turn.key === undefined)
  const turns = all.filter((turn) => turn.kind !== 'limit')
  const limit = largestLimit(all)
  const listed = pairUp(turns)

  const stretches = unread.length === 0 ? pairUp(walk(turns.filter(isRead))) : listed.map(openIfInverted)
  const isCertain = ({ from, to }: Stretch) =>
    unread.length === 0 || (limit !== undefined && isRead(from) && to !== undefined && isRead(to))
  const rows = stretches
    .map((stretch) => ({ isCertain: isCertain(stretch), interval: toInterval(stretch, limit) }))
    .filter((row) => !isEmpty(row.interval))
  const withoutKey = unread.map((turn) => turn.version)
  return {
    intervals: rows.filter((row) => row.isCertain).map((row) => row.interval),
    undetermined: [
      ...rows.filter((row) => !row.isCertain).map((row) => ({ ...row.interval, withoutKey })),
      ...stretches.flatMap(({ to }) =>
        to?.kind === 'last_affected' ? (doubtfulBuilds(scheme, to.version) ?? []) : [],
      ),
    ],
    problems: [
      ...unread.map(({ index, version }) => unreadProblem(scheme, { path: `/${index}`, version })),
      ...listed.flatMap(invertedProblem),
    ],
  }
}

const withoutBeginning: AffectedIntervals = {
  intervals: [],
  undetermined: [
    {
      lo: belowAll,
      hi: aboveAll,
      loText: null,
      hiText: null,
      loIncluded: true,
      hiIncluded: false,
      fixed: null,
      withoutKey: [],
    },
  ],
  problems: [problem('', 'range.without-introduced')],
}

function turnOf(scheme: VersionScheme, event: RangeEvent, index: number): Turn {
  const key = keyOf(scheme, event)
  const isLast = event.kind === 'last_affected' && key !== undefined
  return { ...event, index, key, end: isLast ? endOf(scheme, event.version, key) : key }
}

/** OSV schema: `introduced: "0"` is before every version, `limit: "*"` after every one. */
function keyOf(scheme: VersionScheme, { kind, version }: RangeEvent): Uint8Array | undefined {
  if (kind === 'introduced' && version === '0') return belowAll
  if (kind === 'limit' && version === '*') return aboveAll
  const isRelease = kind === 'introduced' || kind === 'fixed'
  const key = scheme.encode(isRelease ? (scheme.releaseOf?.(version) ?? version) : version)
  return kind === 'above' && key !== undefined ? successor(key) : key
}

/** Whether versions are affected from there on. */
function isBeginning({ kind }: RangeEvent): boolean {
  return kind === 'introduced' || kind === 'above'
}

function isRead(turn: Turn): turn is ReadTurn {
  return turn.key !== undefined
}

/** A version is within the limits if it lies below any of them, so the largest counts. Unknown if one is unread. */
function largestLimit(turns: readonly Turn[]): ReadTurn | undefined {
  const limits = turns.filter((turn) => turn.kind === 'limit')
  const largest = limits.filter(isRead).toSorted(byKey).at(-1)
  if (largest?.key === aboveAll || limits.every(isRead)) return largest ?? noLimit
  return undefined
}

const noLimit: ReadTurn = { kind: 'limit', version: '*', index: -1, key: aboveAll, end: aboveAll }

function byKey(a: ReadTurn, b: ReadTurn): number {
  return compareKeys(a.key, b.key)
}

/** The turns that count, lowest first: one listed later overrides from its place on what an earlier one said. */
function walk(turns: readonly ReadTurn[]): readonly ReadTurn[] {
  const walked: ReadTurn[] = []
  for (const turn of turns.toSorted(byKey)) {
    while (isOverridden(walked.at(-1), turn)) walked.pop()
    const last = walked.at(-1)
    if (!isBeginning(turn) || last === undefined || !isBeginning(last)) walked.push(turn)
  }
  return walked
}

function isOverridden(earlier: ReadTurn | undefined, later: ReadTurn): boolean {
  return earlier !== undefined && compareKeys(placeOf(earlier), placeOf(later)) >= 0
}

/** From where on the turn holds. */
function placeOf(turn: ReadTurn): Uint8Array {
  return turn.kind === 'last_affected' ? successor(turn.key) : turn.key
}

/** Each introduction with the next turn that ends it. */
function pairUp(turns: readonly Turn[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  let to: Turn | undefined
  for (const turn of turns.toReversed()) {
    if (isBeginning(turn)) stretches.push({ from: turn, to })
    else to = turn
  }
  return stretches.toReversed()
}

function toInterval({ from, to }: Stretch, limit: ReadTurn | undefined): Interval {
  const interval = {
    lo: from.key ?? belowAll,
    hi: to?.end ?? aboveAll,
    loText: from.key === belowAll ? null : from.version,
    hiText: to?.version ?? null,
    loIncluded: from.kind !== 'above',
    hiIncluded: to?.kind === 'last_affected',
    fixed: to?.kind === 'fixed' ? to.version : null,
  }
  if (limit === undefined || compareKeys(interval.hi, limit.key) <= 0) return interval
  return { ...interval, hi: limit.key, hiText: limit.version, hiIncluded: false, fixed: null }
}

/** A pair listed with its end before its beginning is the source's mistake: told, never swapped. */
function invertedProblem(stretch: Stretch): readonly Problem[] {
  const { from, to } = stretch
  if (to === undefined || !isInverted(stretch)) return []
  return [problem(`/${to.index}`, 'range.inverted', { from: from.version, to: to.version })]
}

/** As in the order of versions, an end before the beginning ends nothing. */
function openIfInverted(stretch: Stretch): Stretch {
  return isInverted(stretch) ? { from: stretch.from, to: undefined } : stretch
}

function isInverted({ from, to }: Stretch): boolean {
  return isRead(from) && to !== undefined && isRead(to) && compareKeys(from.key, to.key) > 0
}
