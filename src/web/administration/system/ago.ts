const day = 86_400_000

/** How far a day is from now, in the coarsest fitting unit: `6 months ago`, `in 4 years`. */
export function agoIn(on: string, now: number, language: string): string {
  const days = Math.round((Date.parse(on) - now) / day)
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'always' })
  if (Math.abs(days) < 60) return words.format(days, 'day')
  const months = Math.trunc(days / 30.44)
  return Math.abs(months) < 24
    ? words.format(months, 'month')
    : words.format(Math.trunc(days / 365.25), 'year')
}
