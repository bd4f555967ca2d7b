import type { Rank } from '../ranges/range.ts'

/** What is wrong: one vulnerability, whatever one record says, or whatever one kind of statement connects. */
export type About =
  | {
      readonly vulnerabilityId: string
      readonly sourceId: null
      readonly recordName: null
      readonly rank: null
    }
  | {
      readonly vulnerabilityId: null
      readonly sourceId: string
      readonly recordName: string
      readonly rank: null
    }
  | {
      readonly vulnerabilityId: null
      readonly sourceId: null
      readonly recordName: null
      readonly rank: Rank
    }

/** Of which component, and at whose items: one item's, a team's, everybody's. */
export interface Extent {
  readonly packageKey: string
  /** Null: whichever version of the package. */
  readonly componentId: number | null
  readonly ciId: string | null
  readonly teamId: string | null
}

/** A match that somebody reported as wrong, as it is kept. */
export type WrongMatch = About &
  Extent & {
    readonly id: string
    readonly reason: string
    readonly basis: string | null
    readonly madeBy: string | null
    readonly until: Temporal.Instant
    readonly version: number
    readonly endedAt: Temporal.Instant | null
  }

/** How a rule ended: by a person, by its time, or because what it was said about says otherwise now. */
export type Ending = 'ended' | 'expired' | 'outdated'

/** Holds for so long unless told, and never longer, in days. */
export const usualDays = 180
const mostDays = 731

/** Whether a rule may hold until then. */
export function isWithinReason(until: Temporal.Instant, now: Temporal.Instant): boolean {
  return (
    Temporal.Instant.compare(until, now) > 0 &&
    Temporal.Instant.compare(until, now.add({ hours: mostDays * 24 })) <= 0
  )
}

/** What is wrong, of what decided the match. */
export function aboutOf(
  kind: 'vulnerability' | 'record' | 'rank',
  match: {
    readonly vulnerabilityId: string
    readonly source: string
    readonly record: string
    readonly rank: Rank
  },
): About {
  const nothing = { vulnerabilityId: null, sourceId: null, recordName: null, rank: null } as const
  if (kind === 'vulnerability') return { ...nothing, vulnerabilityId: match.vulnerabilityId }
  return kind === 'record'
    ? { ...nothing, sourceId: match.source, recordName: match.record }
    : { ...nothing, rank: match.rank }
}
