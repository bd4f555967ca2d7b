/** 1980. Before that nobody published advisories in a form that is read today; 1970 is a clock that was never set. */
const earliest = Date.UTC(1980, 0, 1)

/** How far a source's clock may be ahead of ours. */
const tolerance = 24 * 60 * 60 * 1000

/**
 * The time in milliseconds if it can be true, else null: it is kept as written, and orders nothing.
 * @param text RFC 3339, or null
 */
export function plausibleTime(text: string | null, now: Temporal.Instant): number | null {
  if (text === null) return null
  const time = Date.parse(text)
  return time >= earliest && time <= now.epochMilliseconds + tolerance ? time : null
}
