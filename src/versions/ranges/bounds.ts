import type { Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import { aboveAll, belowAll, successor } from '../keys/key.ts'
import type { VersionScheme } from '../version-scheme.ts'
import { type AffectedIntervals, type Interval, isEmpty } from './interval.ts'

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

/** The one stretch between two ends. The path of a problem is `/from` or `/to`. */
export function intervalsFromBounds(scheme: VersionScheme, bounds: Bounds): AffectedIntervals {
  const { from, to, fixed } = bounds
  const unread = [...unreadProblem(scheme, '/from', from), ...unreadProblem(scheme, '/to', to)]
  const interval: Interval = {
    lo: cut(scheme, from, 'below') ?? belowAll,
    hi: cut(scheme, to, 'above') ?? aboveAll,
    loText: from?.version ?? null,
    hiText: to?.version ?? null,
    loIncluded: from?.included ?? true,
    hiIncluded: to?.included ?? false,
    fixed,
  }
  if (unread.length > 0) {
    const withoutKey = unread.map(({ facts }) => facts.version)
    return { intervals: [], undetermined: [{ ...interval, withoutKey }], problems: unread }
  }
  if (isEmpty(interval)) return { intervals: [], undetermined: [], problems: [invertedProblem(interval)] }
  return { intervals: [interval], undetermined: [], problems: [] }
}

/** The place just below or just above the bound's version: on `side` if the version is included, else beyond. */
function cut(scheme: VersionScheme, bound: Bound | null, side: 'below' | 'above'): Uint8Array | undefined {
  const key = bound === null ? undefined : scheme.encode(bound.version)
  if (key === undefined) return undefined
  return (side === 'above') === bound?.included ? successor(key) : key
}

function unreadProblem(scheme: VersionScheme, path: string, bound: Bound | null) {
  if (bound === null || scheme.encode(bound.version) !== undefined) return []
  return [{ path, code: 'range.version-without-key', facts: { version: bound.version, scheme: scheme.id } }]
}

/** An end before the beginning is the source's mistake: told, never swapped. */
function invertedProblem({ loText, hiText }: Interval): Problem {
  return problem('/to', 'range.inverted', { from: loText, to: hiText })
}
