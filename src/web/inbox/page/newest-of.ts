import type { Notice } from '#contract/sharing/notices.ts'

/** When what stands on top was shown: what comes later was not seen when all were chosen. */
export function newestOf(rows: readonly Pick<Notice, 'createdAt' | 'wokeAt'>[]): string | null {
  const times = rows.map(({ createdAt, wokeAt }) => later(createdAt, wokeAt ?? createdAt))
  return times.reduce<string | null>((newest, time) => (newest === null ? time : later(newest, time)), null)
}

/** Texts of times may have more or fewer digits after the second, so they are not compared as texts. */
function later(one: string, other: string): string {
  return Date.parse(other) > Date.parse(one) ? other : one
}
