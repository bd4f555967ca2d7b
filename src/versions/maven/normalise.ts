import type { MavenItem, MavenLists } from './items.ts'

/**
 * The lists without what Maven leaves out: zeros at the end of a list, before a text, and before a list that begins
 * with a text; and lists that then hold nothing, or nothing but a list.
 */
export function normaliseLists(lists: MavenLists): MavenLists {
  const kept: (readonly MavenItem[])[] = []
  for (const list of lists.toReversed()) {
    const items = withoutZeros(list, kept.at(-1)?.[0])
    if (items.length > 0) kept.push(items)
  }
  return kept.toReversed()
}

/** @param next what the list within begins with */
function withoutZeros(list: readonly MavenItem[], next: MavenItem | undefined): readonly MavenItem[] {
  const kept: MavenItem[] = []
  let hidesZero = next?.kind !== 'number'
  for (const item of list.toReversed()) {
    if (hidesZero && item.kind === 'number' && item.digits === '') continue
    kept.push(item)
    hidesZero = item.kind === 'text'
  }
  return kept.toReversed()
}
