import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMe } from '../session/me.tsx'
import type { Column } from '../ui/list/column.ts'
import { useColumnChoice } from '../ui/list/column-choice.tsx'
import { askSavedLists } from './ask.ts'
import { readSavedAddress } from './saved-search.ts'

/**
 * Columns as the reader chose them for a list, or as the saved list has them that is open. What is chosen there stays
 * the reader's own, in this browser, until it is saved.
 * @param screen the list's page, as in its address
 */
export function useSavedColumns<Row>(screen: string, columns: readonly Column<Row>[]) {
  const me = useMe()
  const { saved } = readSavedAddress({ ...useSearch({ strict: false }) })
  const { data } = useQuery({ ...askSavedLists(screen), enabled: saved !== undefined })
  const open = data?.find(({ id }) => id === saved)
  return useColumnChoice(`${me.id}.${saved ?? screen}`, columns, open?.columns)
}
