import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Answer, Input } from '#contract/client.ts'
import type { Route } from '#contract/route.ts'
import { callServer } from './client.ts'

/**
 * What is asked of a route, for `useQuery` and for loaders. The first part of its key is the route's id, by
 * which live changes find it.
 */
export function ask<R extends Route>(route: R, input?: Input<R>) {
  return queryOptions({
    queryKey: [route.id, input ?? null],
    queryFn: (): Promise<Answer<R>> => callServer(route, input),
  })
}

/** A list's answer, as every list route gives it. */
interface Listed<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
  readonly total: number | null
}

/**
 * A list that is loaded page by page, for `useInfiniteQuery`.
 * @param load fetches the page after a cursor (undefined for the first): `(cursor) => callServer(route, …)`
 */
export function askPages<Row>(
  route: Pick<Route, 'id'>,
  input: object,
  load: (cursor: string | undefined) => Promise<Listed<Row>>,
) {
  return infiniteQueryOptions({
    queryKey: [route.id, input],
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: firstPage,
    getNextPageParam: (page: Listed<Row>) => page.next ?? undefined,
  })
}

const firstPage: string | undefined = undefined
