import type { MavenItem, MavenLists } from './tokens.ts'

/** An item whose text is known by its place among the qualifiers. */
export interface RankedItem extends MavenItem {
  readonly rank: number
  /** Whether it begins a list within another. */
  readonly beginsList: boolean
}

/** The rank of texts that are no qualifier. */
export const otherText = 8
const release = 6
const ranks = new Map([
  ['alpha', 1],
  ['beta', 2],
  ['milestone', 3],
  ['rc', 4],
  ['cr', 4],
  ['snapshot', 5],
  ['ga', release],
  ['final', release],
  ['release', release],
  ['sp', 7],
])
/** Short for these only with a number: `a1` is `alpha1`. */
const shortRanks = new Map([
  ['a', 1],
  ['b', 2],
  ['m', 3],
])

/**
 * The lists in a row, without what Maven's normalisation leaves out: zeros at the end of a list, before a text, and
 * before a list that begins with a text; and lists that then hold nothing but a list.
 */
export function flattenLists(lists: MavenLists): readonly RankedItem[] {
  const row: RankedItem[] = []
  for (const list of lists.toReversed()) {
    let hidesZero = row.at(-1)?.kind !== 'number'
    const inner = row.length
    for (const item of list.toReversed()) {
      if (hidesZero && isZero(item)) continue
      row.push({ ...item, rank: rankOf(item), beginsList: false })
      hidesZero = item.kind === 'text'
    }
  }
  return row.toReversed()
}
