import { defaultStringifySearch } from '@tanstack/react-router'
import type { SavedColumns, SavedList, SavedSearch } from '#contract/sharing/saved-lists.ts'
import type { Lens } from '../strands/lens.ts'

/** Takes from an address what a list understands; what it does not know it leaves out. */
export type SearchReader<Search extends object> = (search: Readonly<Record<string, unknown>>) => Search

/** Which saved list is open, as it stands in the address beside what narrows the list. */
export interface SavedAddress {
  readonly saved?: string | undefined
}

/** Takes from an address which saved list is open. */
export function readSavedAddress({ saved }: Readonly<Record<string, unknown>>): SavedAddress {
  return typeof saved === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(saved)
    ? { saved }
    : {}
}

/** What narrows a list, as it is kept: texts, always in the same order. */
export function keptOf(search: object): SavedSearch {
  const texts = Object.entries(search).flatMap(([name, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value) ? [[name, String(value)] as const] : [],
  )
  return Object.fromEntries(texts.toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** Names of kept parts that the list does not understand, or understands otherwise by now. */
export function leftOut<Search extends object>(
  { search }: Pick<SavedList, 'search'>,
  read: SearchReader<Search>,
): readonly string[] {
  const understood = keptOf(read(search))
  return Object.keys(search).filter((name) => understood[name] !== search[name])
}

/** A list as it stands on the screen. */
export interface Shown {
  readonly kept: SavedSearch
  readonly columns: SavedColumns
  /** Whether columns are shown otherwise than the saved list that is open has them. */
  readonly otherColumns: boolean
  readonly lens: Lens
}

export type Part = 'search' | 'columns' | 'lens'

/** In which parts the list on the screen is not as it was saved. */
export function differingParts<Search extends object>(
  saved: Pick<SavedList, 'search' | 'lens'>,
  shown: Pick<Shown, 'kept' | 'otherColumns' | 'lens'>,
  read: SearchReader<Search>,
): readonly Part[] {
  const isSearch = JSON.stringify(keptOf(read(saved.search))) !== JSON.stringify(shown.kept)
  return [
    ...(isSearch ? (['search'] as const) : []),
    ...(shown.otherColumns ? (['columns'] as const) : []),
    ...(saved.lens === shown.lens ? [] : (['lens'] as const)),
  ]
}

/** The address at which a saved list is open as it was saved; its lens always stands in it. */
export function hrefOfSaved({
  id,
  screen,
  search,
  lens,
}: Pick<SavedList, 'id' | 'screen' | 'search' | 'lens'>): string {
  return `/${screen}${defaultStringifySearch({ ...search, lens, saved: id })}`
}

/** The same list without any saved one, as it is narrowed. */
export function hrefOfUnsaved(screen: string, { kept, lens }: Pick<Shown, 'kept' | 'lens'>): string {
  return `/${screen}${defaultStringifySearch({ ...kept, lens })}`
}

/** Those that stand as tabs: the pinned ones in their order, and behind them the open one. */
export function tabsOf(lists: readonly SavedList[], openId: string | undefined): readonly SavedList[] {
  const pinned = lists
    .filter((list) => list.pinned !== null)
    .toSorted((one, other) => (one.pinned ?? 0) - (other.pinned ?? 0))
  const open = lists.find((list) => list.id === openId && list.pinned === null)
  return open === undefined ? pinned : [...pinned, open]
}

/** Lists by name, as a reader of the language looks for them. */
export function byName(lists: readonly SavedList[], language: string): readonly SavedList[] {
  const { compare } = new Intl.Collator(language, { numeric: true })
  return lists.toSorted((one, other) => compare(one.name, other.name))
}
