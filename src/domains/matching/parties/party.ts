/** What has items, people or both: a part of the structure with a page of its own. */
export type PartyKind = 'organisation' | 'division' | 'team'

/** Sums how many items there are of each key; the most first, equal ones by key. */
export function sumBy<Row extends { readonly cis: number }, Key>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): readonly { readonly key: Key; readonly cis: number }[] {
  const sums = new Map<string, { readonly key: Key; cis: number }>()
  for (const row of rows) {
    const key = keyOf(row)
    const name = JSON.stringify(key)
    const sum = sums.get(name)
    if (sum === undefined) sums.set(name, { key, cis: row.cis })
    else sum.cis += row.cis
  }
  return [...sums]
    .sort(([a, one], [b, other]) => other.cis - one.cis || (a < b ? -1 : 1))
    .map(([, sum]) => sum)
}
