import type { MavenItem } from './items.ts'

/** The rank of a text that is no qualifier; such texts sort among themselves as text. */
export const otherText = 8
/** That of a word which says no more than that it is a release. */
export const release = 6
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
/** Short only with a number: `a1` is `alpha1`. */
const shortRanks = new Map([
  ['a', 1],
  ['b', 2],
  ['m', 3],
])

/** Where the item's text stands among the qualifiers. */
export function rankOf({ kind, text }: MavenItem): number {
  const short = kind === 'joined' ? shortRanks.get(text) : undefined
  return short ?? ranks.get(text) ?? otherText
}

/** Below, at or above zero as the item compares with nothing in its place: `1-rc` < 1 = `1-ga` < `1-sp`. */
export function signOf(item: MavenItem): number {
  const rank = item.kind === 'number' ? release : rankOf(item)
  return rank === release ? Math.min(item.digits.length, 1) : rank - release
}
