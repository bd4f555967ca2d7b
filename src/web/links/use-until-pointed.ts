import { useEffect } from 'react'
import { usePointedId } from './pointed.ts'

interface Pages {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  fetchNextPage(): unknown
}

/**
 * Loads page after page until what the address points at is among them.
 * @param anchors of all that is loaded; undefined while the first page is on its way
 * @param kind how anchors of this list begin
 * @returns whether it is pointed at something that is not there
 */
export function useUntilPointed(
  pages: Pages,
  anchors: readonly string[] | undefined,
  kind: 'finding-' | 'decision-',
): boolean {
  const pointed = usePointedId()
  const isAwaited = anchors !== undefined && pointed.startsWith(kind) && !anchors.includes(pointed)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages
  const wantsMore = isAwaited && hasNextPage && !isFetchingNextPage
  useEffect(() => {
    if (wantsMore) fetchNextPage()
  }, [wantsMore, fetchNextPage])
  return isAwaited && !hasNextPage
}
