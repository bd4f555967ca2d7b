/** By whom products are called so. */
export const tellers = ['told', 'ended', 'listed'] as const
export type Teller = (typeof tellers)[number]

/** What narrows the list of names, as it stands in the address. */
export interface NamesSearch {
  readonly from?: Teller | undefined
  readonly q?: string | undefined
}

/** Takes from an address what the page understands. */
export function readNamesSearch(search: Readonly<Record<string, unknown>>): NamesSearch {
  const from = tellers.find((one) => one === search.from && one !== 'told')
  const q = typeof search.q === 'string' ? search.q.slice(0, 200) : ''
  return { ...(from === undefined ? {} : { from }), ...(q === '' ? {} : { q }) }
}
