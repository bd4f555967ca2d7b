import { useInfiniteQuery } from '@tanstack/react-query'
import { listCis } from '#contract/inventory/cis.ts'
import { callServer } from '../../api/client.ts'
import { askPages } from '../../api/query.ts'
import type { CiListSearch } from './ci-list-search.ts'

/** The items that the address asks for, page by page. */
export function useCiList(search: CiListSearch) {
  const { q, kind, side, team, partOf } = search
  const query = {
    ...(q && { q }),
    ...(kind && { kind }),
    ...(side && { side }),
    ...(team && { teamId: team }),
    ...(partOf && { partOfId: partOf }),
  }
  return useInfiniteQuery(
    askPages(listCis, { query }, (cursor) =>
      callServer(listCis, { query: { ...query, ...(cursor && { cursor }) } }),
    ),
  )
}
