import { useInfiniteQuery } from '@tanstack/react-query'
import { listCis } from '#contract/inventory/cis.ts'
import { callServer } from '../../api/client.ts'
import { askPages } from '../../api/query.ts'
import type { CiListSearch } from './ci-list-search.ts'

/** What the list asks the server for. */
export function ciQueryOf(search: CiListSearch) {
  const { q, kind, side, team, organisation, division, owner, partOf } = search
  return {
    ...(q && { q }),
    ...(kind && { kind }),
    ...(side && { side }),
    ...(team && { teamId: team }),
    ...(organisation && { organisationId: organisation }),
    ...(division && { divisionId: division }),
    ...(owner && { ownerId: owner }),
    ...(partOf && { partOfId: partOf }),
  }
}

/** The items that the address asks for, page by page. */
export function useCiList(search: CiListSearch) {
  const query = ciQueryOf(search)
  return useInfiniteQuery(
    askPages(listCis, { query }, (cursor) =>
      callServer(listCis, { query: { ...query, ...(cursor && { cursor }) } }),
    ),
  )
}
