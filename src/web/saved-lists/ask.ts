import { queryOptions } from '@tanstack/react-query'
import type { Input } from '#contract/client.ts'
import type { Route } from '#contract/route.ts'
import { listSavedLists, type SavedList } from '#contract/sharing/saved-lists.ts'
import { callServer } from '../api/client.ts'
import { inTurn } from './in-turn.ts'

/** More lists than this nobody looks through; the palette asks for the same. */
const most = 1000

/** The saved lists of a page that the reader may see, or of all pages. */
export function askSavedLists(screen?: string) {
  return queryOptions({
    queryKey: [listSavedLists.id, { screen: screen ?? null }],
    queryFn: () => loadAll(screen),
  })
}

async function loadAll(screen: string | undefined): Promise<readonly SavedList[]> {
  const rows: SavedList[] = []
  let cursor: string | undefined
  do {
    const query = {
      limit: 200,
      ...(screen !== undefined && { screen }),
      ...(cursor !== undefined && { cursor }),
    }
    const page = await callServer(listSavedLists, { query })
    rows.push(...page.rows)
    cursor = page.next ?? undefined
  } while (cursor !== undefined && rows.length < most)
  return rows
}

/** How many rows a list has. */
export interface CountQuery {
  readonly queryKey: readonly unknown[]
  readonly queryFn: () => Promise<number | null>
}

/** Twenty tabs are not counted at once: the list itself would wait for them. */
const count = inTurn()

/**
 * The total of a list's own route, so that it counts what the reader may see and hears of the same changes.
 * null: more than the list counts.
 */
export function askTotal<R extends Route>(route: R, input: Input<R>): CountQuery {
  return {
    queryKey: [route.id, 'total', input],
    queryFn: async () => {
      const answer: unknown = await count(() => callServer(route, input))
      const { total } = Object(answer)
      return typeof total === 'number' ? total : null
    },
  }
}
