/** Names and title as they are searched: in lower case, whatever their width; each name once. */
export function foldNames(names: readonly string[], title: string): string {
  return `${[...new Set(names)].join(' ')} ${title}`.normalize('NFKC').toLowerCase()
}
