import { useInfiniteQuery } from '@tanstack/react-query'
import { listDocuments } from '#contract/inventory/documents.ts'
import { callServer } from '../../api/client.ts'
import { askPages } from '../../api/query.ts'

/** An item's documents, newest first, page by page. */
export function useDocuments(ciId: string) {
  return useInfiniteQuery(
    askPages(listDocuments, { ciId }, (cursor) =>
      callServer(listDocuments, { params: { id: ciId }, query: { limit: 50, ...(cursor && { cursor }) } }),
    ),
  )
}
