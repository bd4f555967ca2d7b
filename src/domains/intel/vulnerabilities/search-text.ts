import { searchable } from '#kernel/text/search.ts'

/** Names and title as they are searched; each name once. */
export function foldNames(names: readonly string[], title: string): string {
  return searchable(`${[...new Set(names)].join(' ')} ${title}`)
}
