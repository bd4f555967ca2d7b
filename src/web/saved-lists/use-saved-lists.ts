import { useQuery } from '@tanstack/react-query'
import type { SavedList } from '#contract/sharing/saved-lists.ts'
import type { Lens } from '../strands/lens.ts'
import type { HeldColumns } from '../ui/list/column-choice.tsx'
import { askSavedLists, type CountQuery } from './ask.ts'
import {
  differingParts,
  hrefOfSaved,
  hrefOfUnsaved,
  keptOf,
  leftOut,
  type Part,
  type SearchReader,
  tabsOf,
} from './saved-search.ts'
import { type ShownList, useShown } from './use-shown.ts'

/** A list of the screens that can be saved. */
export interface Savable<Search extends object> {
  /** Its page, as in the address. */
  readonly screen: string
  /** The reader of its address. */
  readonly read: SearchReader<Search>
  /** How many rows there are, from the list's own route; null while that cannot be asked. */
  readonly count?: (search: Search, lens: Lens) => CountQuery | null
  /** Where the reader can choose them. */
  readonly columns?: HeldColumns
}

/** The saved lists of a page, and how the one on the screen stands to them. */
export interface SavedLists {
  readonly shown: ShownList
  /** undefined while they are awaited. */
  readonly lists: readonly SavedList[] | undefined
  readonly open: SavedList | undefined
  readonly mayChange: boolean
  /** In which parts the list on the screen is not as it was saved. */
  readonly parts: readonly Part[]
  /** Parts of the open one that the page does not understand. */
  readonly unknown: readonly string[]
  readonly tabs: readonly SavedList[]
  readonly hrefOf: (list: SavedList) => string
  readonly countOf: (list: SavedList) => CountQuery | null
  /** Goes on with what is on the screen, without a saved list. */
  readonly leave: () => void
}

/** Reads both from the server and from the address. */
export function useSavedLists<Search extends object>(list: Savable<Search>): SavedLists {
  const { screen, read, count, columns } = list
  const { data: lists } = useQuery(askSavedLists(screen))
  const shown = useShown(read, columns)
  const open = lists?.find(({ id }) => id === shown.openId)
  return {
    shown,
    lists,
    open,
    mayChange: open?.may.includes('saved-list.change') === true,
    parts: open === undefined ? [] : differingParts(open, shown, read),
    unknown: open === undefined ? [] : leftOut(open, read),
    tabs: tabsOf(lists ?? [], shown.openId),
    hrefOf: (saved) => hrefOfSaved({ ...saved, search: keptOf(read(saved.search)) }),
    countOf: ({ search, lens }) => count?.(read(search), lens) ?? null,
    leave: () => shown.go(hrefOfUnsaved(screen, shown)),
  }
}
