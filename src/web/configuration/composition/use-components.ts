import { useInfiniteQuery } from '@tanstack/react-query'
import { listCiComponents } from '#contract/inventory/cis.ts'
import { callServer } from '../../api/client.ts'
import { askPages } from '../../api/query.ts'

/** What an item holds now, by package and version, page by page. */
export function useComponents(ciId: string, q: string | undefined) {
  const query = { limit: 100, ...(q && { q }) }
  return useInfiniteQuery(
    askPages(listCiComponents, { ciId, query }, (cursor) =>
      callServer(listCiComponents, { params: { id: ciId }, query: { ...query, ...(cursor && { cursor }) } }),
    ),
  )
}
