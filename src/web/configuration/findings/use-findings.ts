import { useInfiniteQuery } from '@tanstack/react-query'
import { listFindings } from '#contract/matching/findings.ts'
import { callServer } from '../../api/client.ts'
import { askPages } from '../../api/query.ts'
import type { FindingStatus } from '../record/record-search.ts'

/** What the list asks the server for. */
export function findingQueryOf(ciId: string, status: FindingStatus) {
  return { ci: ciId, ...(status === 'all' ? {} : { status }) }
}

/** The findings of an item and of what it holds, page by page. */
export function useFindings(ciId: string, status: FindingStatus) {
  const query = findingQueryOf(ciId, status)
  return useInfiniteQuery(
    askPages(listFindings, { query }, (cursor) =>
      callServer(listFindings, { query: { ...query, ...(cursor && { cursor }) } }),
    ),
  )
}
