import type { Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import { aboveAll, belowAll, compareKeys, successor } from '../keys/key.ts'
import type { VersionScheme } from '../version-scheme.ts'
import { type AffectedIntervals, endOf, type Interval, isEmpty, unreadProblem } from './interval.ts'

/** One end of a range. */
export interface Bound {
  readonly version: string
  readonly included: boolean
}

/** A range told by its two ends, as NVD, CVE records and CSAF do; a missing end is open. */
export interface Bounds {
  readonly from: Bound | null
  readonly to: Bound | null
  /** The version that fixes, where the source names it. */
  readonly fixed: string | null
}

/**
 * The one stretch between two ends; undetermined if an end cannot be read, or nothing lies between them. The path of
 * a problem is `/from` or `/to`.
 */
export function intervalsFromBounds(scheme: VersionScheme, bounds: Bounds): AffectedIntervals {
  const { from, to, fixed } = bounds
  const interval: Interval = {
    lo: cut(scheme, from, 'below') ?? belowAll,
    hi: cut(scheme, to, 'above') ?? aboveAll,
    loText: from?.version ?? null,
    hiText: to?.version ?? null,
    loIncluded: from?.included ?? true,
    hiIncluded: to?.included ?? false,
    fixed,
  }
  const unread = [['/from', from] as const, ['/to', to] as const].flatMap(([path, bound]) =>
    bound === null || scheme.encode(bound.version) !== undefined ? [] : [{ path, version: bound.version }],
  )
  if (unread.length > 0) {
    const withoutKey = unread.map(({ version }) => version)
    const problems = unread.map((end) => unreadProblem(scheme, end))
    return { intervals: [], undetermined: [{ ...interval, withoutKey }], problems }
  }
  if (isEmpty(interval)) return nothingBetween(interval)
  return { intervals: [interval], undetermined: [], problems: [] }
}

/** The place just below or just above the bound's version: on `side` if the version is included, else beyond. */
function cut(scheme: VersionScheme, bound: Bound | null, side: 'below' | 'above'): Uint8Array | undefined {
  const key = bound === null ? undefined : scheme.encode(bound.version)
  if (key === undefined) return undefined
  if ((side === 'above') !== bound?.included) return key
  return side === 'above' && bound !== null ? endOf(scheme, bound.version, key) : successor(key)
}

/**
 * The source's mistake: told, never swapped, and never taken for "not affected". From a version up to itself, as
 * many CVE records have it, can mean no version above it; an end below the beginning can mean any.
 */
function nothingBetween(interval: Interval): AffectedIntervals {
  const { lo, hi, loText, hiText, loIncluded, hiIncluded } = interval
  const aboveEnd = hiIncluded ? hi : successor(hi)
  const isSame = compareKeys(loIncluded ? successor(lo) : lo, aboveEnd) === 0
  const told: Problem = isSame
    ? problem('/to', 'range.empty', { version: hiText })
    : problem('/to', 'range.inverted', { from: loText, to: hiText })
  const meant = { ...interval, lo: belowAll, hi: isSame ? aboveEnd : aboveAll, withoutKey: [] }
  return { intervals: [], undetermined: [meant], problems: [told] }
}
