/** What narrows the list, as it stands in the address. */
export interface ListSearch {
  readonly q?: string | undefined
  readonly state?: 'settled' | 'all' | undefined
  readonly reach?: 'all' | undefined
}

/** Takes from an address what the list understands. */
export function readListSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  const { q, state, reach } = search
  return {
    ...(typeof q === 'string' && q !== '' ? { q } : {}),
    ...(state === 'settled' || state === 'all' ? { state } : {}),
    ...(reach === 'all' ? { reach } : {}),
  }
}
