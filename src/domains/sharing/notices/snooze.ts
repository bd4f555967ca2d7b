/** Until when something is put off: tomorrow or next Monday in the morning, or a local time. */
export type SnoozeUntil = 'tomorrow' | 'monday' | { readonly local: string }

/** When a working day begins. */
const morning = '08:00'

/** Nothing is put off for longer. */
const longest = { years: 1 }

/**
 * The moment, by the person's own clock on the wall. On a Monday "next Monday" is a week away.
 * @returns undefined where there is no such time, it has passed, or it lies more than a year ahead
 */
export function wakeAt(
  until: SnoozeUntil,
  now: Temporal.Instant,
  timeZone: string,
): Temporal.Instant | undefined {
  const local = now.toZonedDateTimeISO(timeZone)
  const moment = localTime(until, local.toPlainDate())?.toZonedDateTime(timeZone).toInstant()
  if (moment === undefined) return undefined
  const last = local.add(longest).toInstant()
  const isAhead = Temporal.Instant.compare(moment, now) > 0 && Temporal.Instant.compare(moment, last) <= 0
  return isAhead ? moment : undefined
}

function localTime(until: SnoozeUntil, today: Temporal.PlainDate): Temporal.PlainDateTime | undefined {
  if (until === 'tomorrow') return today.add({ days: 1 }).toPlainDateTime(morning)
  if (until === 'monday') return today.add({ days: 8 - today.dayOfWeek }).toPlainDateTime(morning)
  try {
    return Temporal.PlainDateTime.from(until.local, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** When the day's mail goes out next: at that local time, today if it is still to come. */
export function nextAt(at: string, now: Temporal.Instant, timeZone: string): Temporal.Instant {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const on = (date: Temporal.PlainDate) => date.toZonedDateTime({ timeZone, plainTime: at }).toInstant()
  const first = on(today)
  return Temporal.Instant.compare(first, now) > 0 ? first : on(today.add({ days: 1 }))
}
