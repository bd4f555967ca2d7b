/** How fast long work goes, and how long it will still take. */
export interface Pace {
  /** Things per second. */
  readonly rate: number
  /** Seconds; null while the whole is unknown. */
  readonly remaining: number | null
}

interface Work {
  readonly done: number
  readonly total: number | null
  readonly startedAt: string | null
}

/** The pace so far; null before anything can be said. `now` in milliseconds. */
export function paceOf({ done, total, startedAt }: Work, now: number): Pace | null {
  if (startedAt === null || done === 0) return null
  const seconds = (now - Date.parse(startedAt)) / 1000
  if (seconds < 1) return null
  const rate = done / seconds
  return { rate, remaining: total === null ? null : Math.max(total - done, 0) / rate }
}

/** Seconds in the greatest unit that keeps one or two digits: `[40, 'second']`, `[3, 'minute']`, `[2, 'hour']`. */
export function roughly(seconds: number): readonly [number, 'second' | 'minute' | 'hour'] {
  if (seconds < 60) return [Math.max(Math.ceil(seconds), 1), 'second']
  if (seconds < 3600) return [Math.ceil(seconds / 60), 'minute']
  return [Math.ceil(seconds / 3600), 'hour']
}
