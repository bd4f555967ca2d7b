/** Hours in which a person gets no mail, in local time of their own zone; they may go past midnight. */
export interface QuietHours {
  /** `22:00:00` */
  readonly begins: string
  readonly ends: string
  readonly timeZone: string
}

/** The moment, or the end of the quiet hours in which it lies. */
export function afterQuiet(moment: Temporal.Instant, quiet: QuietHours | null): Temporal.Instant {
  if (quiet === null) return moment
  const local = moment.toZonedDateTimeISO(quiet.timeZone)
  const time = local.toPlainTime()
  const isEarlier = (one: string, other: Temporal.PlainTime | string) =>
    Temporal.PlainTime.compare(one, other) < 0
  const isPastMidnight = isEarlier(quiet.ends, quiet.begins)
  const hasBegun = !isEarlier(time.toString(), quiet.begins)
  const hasNotEnded = isEarlier(time.toString(), quiet.ends)
  const isQuiet = isPastMidnight ? hasBegun || hasNotEnded : hasBegun && hasNotEnded
  if (!isQuiet) return moment
  const day = isPastMidnight && hasBegun ? local.add({ days: 1 }) : local
  return day.toPlainDate().toZonedDateTime({ timeZone: quiet.timeZone, plainTime: quiet.ends }).toInstant()
}
