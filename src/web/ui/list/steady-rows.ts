/** Rows as the reader sees them while the world moves on behind. */
export interface SteadyRows<Row> {
  /** In the order first shown, with the newest values. */
  readonly shown: readonly Row[]
  /** How many rows have appeared since among those shown; they wait until asked for. */
  readonly added: number
  /** Keys of rows shown that no longer belong to the list. */
  readonly gone: ReadonlySet<string>
}

/**
 * Keeps a list from jumping: rows stay where the reader saw them, values are renewed in place, new rows
 * above or between wait, rows after the last known one are appended (that is loading more).
 * @param seen the rows shown so far, in order
 * @param latest the list as it is now
 */
export function steady<Row>(
  seen: readonly Row[],
  latest: readonly Row[],
  keyOf: (row: Row) => string,
): SteadyRows<Row> {
  if (seen.length === 0) return { shown: latest, added: 0, gone: new Set() }
  const now = new Map(latest.map((row) => [keyOf(row), row]))
  const known = new Set(seen.map(keyOf))
  const lastKnown = latest.findLastIndex((row) => known.has(keyOf(row)))
  const appended = lastKnown < 0 ? [] : latest.slice(lastKnown + 1)
  const kept = seen.map((row) => now.get(keyOf(row)) ?? row)
  const added = latest.length - appended.length - latest.filter((row) => known.has(keyOf(row))).length
  return {
    shown: [...kept, ...appended],
    added,
    gone: new Set([...known].filter((key) => !now.has(key))),
  }
}
