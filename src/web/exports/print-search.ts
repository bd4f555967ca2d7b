/** What narrows a printed list: whatever narrows the list itself, as texts. */
export type PrintSearch = Readonly<Record<string, string>>

/** Takes from an address what a list may be asked; an address may hold a number where a text was meant. */
export function readPrintSearch(search: Readonly<Record<string, unknown>>): PrintSearch {
  const texts = Object.entries(search).flatMap(([name, value]) => {
    if (name === 'lens' || (typeof value !== 'string' && typeof value !== 'number')) return []
    return [[name, String(value)] as const]
  })
  return Object.fromEntries(texts)
}
