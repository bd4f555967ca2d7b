/** How far back news goes: to the last visit (a day at least), or so many days. */
export type Period = 'visit' | 'week' | 'month'

export const periods: readonly Period[] = ['visit', 'week', 'month']

/** What narrows the overview, as it stands in the address; left away: since the last visit. */
export interface HomeSearch {
  readonly period?: 'week' | 'month' | undefined
}

/** Takes from an address what the overview understands. */
export function readHomeSearch({ period }: Readonly<Record<string, unknown>>): HomeSearch {
  return period === 'week' || period === 'month' ? { period } : {}
}

const day = 86_400_000

/** So far back the server tells. */
const longest = 31 * day

/**
 * From when on something is news, RFC 3339, to the minute.
 * @param visit when the person was here before, in milliseconds; undefined: never, as far as this browser knows
 */
export function sinceOf(period: Period, now: number, visit: number | undefined): string {
  const minute = 60_000
  return new Date(Math.floor(startOf(period, now, visit) / minute) * minute).toISOString()
}

function startOf(period: Period, now: number, visit: number | undefined): number {
  if (period === 'month') return now - longest + day / 24
  if (period === 'week') return now - 7 * day
  return Math.min(now - day, Math.max(visit ?? now, now - longest + day / 24))
}
