import { Side } from '#contract/inventory/cis.ts'

/** What narrows the list of items, as it stands in the address. */
export interface CiListSearch {
  readonly q?: string | undefined
  readonly kind?: string | undefined
  readonly side?: Side | undefined
  /** `none`: items without; so for division and owner. */
  readonly team?: string | undefined
  readonly organisation?: string | undefined
  readonly division?: string | undefined
  readonly owner?: string | undefined
  /** The whole whose parts are listed. */
  readonly partOf?: string | undefined
}

/** Takes from an address what the list understands. */
export function readCiListSearch(search: Readonly<Record<string, unknown>>): CiListSearch {
  const side = Side.safeParse(search.side)
  return {
    ...textIn(search, 'q'),
    ...textIn(search, 'kind'),
    ...(side.success ? { side: side.data } : {}),
    ...textIn(search, 'team'),
    ...textIn(search, 'organisation'),
    ...textIn(search, 'division'),
    ...textIn(search, 'owner'),
    ...textIn(search, 'partOf'),
  }
}

function textIn(search: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, string>> {
  const found = search[name]
  // An address may hold a number where a text was meant: `q=2026`.
  const text = typeof found === 'number' ? String(found) : found
  return typeof text === 'string' && text !== '' ? { [name]: text } : {}
}
