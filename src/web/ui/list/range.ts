/** A stretch of rows that is being chosen, from where it was begun to where it goes. */
export interface Stretch {
  readonly anchor: number
  readonly end: number
}

/**
 * What is chosen after the stretch was led to another row: what it held before falls away, what it holds now is
 * chosen, and what was chosen outside of it stays.
 * @param rows keys of all rows in their order
 */
export function leadStretch(
  chosen: ReadonlySet<string>,
  rows: readonly string[],
  { before, now }: { readonly before: Stretch; readonly now: Stretch },
): ReadonlySet<string> {
  const left = new Set(keysIn(rows, before))
  return new Set([...[...chosen].filter((key) => !left.has(key)), ...keysIn(rows, now)])
}

function keysIn(rows: readonly string[], { anchor, end }: Stretch): readonly string[] {
  return rows.slice(Math.min(anchor, end), Math.max(anchor, end) + 1)
}
