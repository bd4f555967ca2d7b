import { useInfiniteQuery } from '@tanstack/react-query'
import { listCiComponents } from '#contract/inventory/cis.ts'
import { callServer } from '../../api/client.ts'
import { askPages } from '../../api/query.ts'

/** By what a composition is narrowed. */
export interface CompositionFilter {
  readonly q?: string | undefined
  readonly licence?: string | undefined
}

/** As the route takes it. */
export function componentQueryOf({ q, licence }: CompositionFilter) {
  return { ...(q && { q }), ...(licence && { licence }) }
}

/** What an item holds now, by package and version, page by page. */
export function useComponents(ciId: string, filter: CompositionFilter) {
  const query = { limit: 100, ...componentQueryOf(filter) }
  return useInfiniteQuery(
    askPages(listCiComponents, { ciId, query }, (cursor) =>
      callServer(listCiComponents, { params: { id: ciId }, query: { ...query, ...(cursor && { cursor }) } }),
    ),
  )
}
