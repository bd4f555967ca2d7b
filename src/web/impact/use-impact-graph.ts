import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ImpactGraph, readImpactGraph } from '#contract/matching/impact-graph.ts'
import { ask } from '../api/query.ts'
import { heldGraph, isSameShape } from './held.ts'
import type { ImpactSearch } from './impact-search.ts'

interface Asked extends Pick<ImpactSearch, 'at' | 'fold' | 'open'> {
  readonly from: string
}

/**
 * The graph as it is drawn. News is drawn at once while nobody works in the drawing, or where it moves nothing;
 * otherwise it waits until the reader asks for it, for nothing shall move under a pointer.
 */
export function useImpactGraph(asked: Asked, isBusy: boolean) {
  const { from, at, fold, open } = asked
  const input = {
    from,
    ...(at !== undefined && { at }),
    ...(fold !== undefined && fold !== '' && { fold }),
    ...(open !== undefined && { open }),
  }
  const query = useQuery({ ...ask(readImpactGraph, { query: input }), placeholderData: keepPreviousData })
  const epoch = JSON.stringify(input)
  const fresh = query.isPlaceholderData ? undefined : query.data
  const [held, setHeld] = useState<{ readonly epoch: string; readonly graph: ImpactGraph } | null>(null)
  const next = heldGraph(held, { epoch, fresh, isBusy })
  if (next !== held) setHeld(next)
  const graph = next?.graph ?? query.data
  return {
    query: { data: graph, error: query.error, refetch: query.refetch },
    /** The answer to another question still stands, until this one's comes. */
    isOld: query.isPlaceholderData,
    isStale: fresh !== undefined && next !== null && !isSameShape(next.graph, fresh),
    redraw: () => {
      if (fresh !== undefined) setHeld({ epoch, graph: fresh })
    },
  }
}
