/** A time zone to choose. */
export interface ZoneChoice {
  readonly value: string
  readonly label: string
}

/**
 * The time zones that the browser knows, by name, with their distance from UTC at the time.
 * @param own the person's, which may be one that the browser does not list (`UTC`)
 */
export function listZones(own: string, at: Date): readonly ZoneChoice[] {
  const names = new Set(['UTC', own, ...Intl.supportedValuesOf('timeZone')])
  return [...names].toSorted().map((value) => ({ value, label: `${value} (${distanceOf(value, at)})` }))
}

/** `UTC+09:00` */
function distanceOf(timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return name.replace('GMT', 'UTC')
}
