const day = 24 * 60 * 60 * 1000

/** Whole days since a moment; `now` in milliseconds. A moment ahead of this clock counts as now. */
export function daysSince(at: string, now: number): number {
  return Math.max(Math.floor((now - Date.parse(at)) / day), 0)
}
