/** Before that nobody published advisories in a form that is read today; 1970 is a clock that was never set. */
const earliest = Temporal.Instant.from('1980-01-01T00:00:00Z')

/** How far a source's clock may be ahead of ours. */
const tolerance = Temporal.Duration.from({ hours: 24 })

/** Whether a time that a record gives can be true. What cannot be is kept as written, and orders nothing. */
export function isPlausible(time: Temporal.Instant, now: Temporal.Instant): boolean {
  return (
    Temporal.Instant.compare(time, earliest) >= 0 && Temporal.Instant.compare(time, now.add(tolerance)) <= 0
  )
}

/** The time if it can be true, else null: unknown. */
export function plausible(text: string | null, now: Temporal.Instant): Temporal.Instant | null {
  if (text === null) return null
  const time = Temporal.Instant.from(text)
  return isPlausible(time, now) ? time : null
}
