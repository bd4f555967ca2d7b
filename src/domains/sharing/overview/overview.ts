/** A part of the overview about vulnerabilities; the contract says what each counts. */
export type Part = 'new' | 'exploited' | 'changed' | 'touched' | 'unseen' | 'overtaken'

/** A part of the overview about configuration items. */
export type ItemPart = 'unclaimed' | 'ownerless'

const usual = { hours: 24 }

/** Older than this is no news, and what is asked stays bounded. */
const longest = { hours: 31 * 24 }

/** From when on something is news: what was asked for, within bounds; else a day. */
export function newsSince(asked: Temporal.Instant | undefined, now: Temporal.Instant): Temporal.Instant {
  if (asked === undefined) return now.subtract(usual)
  const earliest = now.subtract(longest)
  if (Temporal.Instant.compare(asked, earliest) < 0) return earliest
  return Temporal.Instant.compare(asked, now) > 0 ? now : asked
}

/** The least id (UUIDv7) that can have been made at this time or later: ids sort by birth. */
export function firstIdAt(at: Temporal.Instant): string {
  const hex = Math.max(0, at.epochMilliseconds).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

/** Counts beyond this are said as "10,000+". */
const countedUpTo = 10_000

/** Null: more than is said. */
export function sayable(total: number): number | null {
  return total <= countedUpTo ? total : null
}
