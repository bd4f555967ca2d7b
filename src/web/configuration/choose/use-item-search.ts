import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type Ci, listCis } from '#contract/inventory/cis.ts'
import { ask } from '../../api/query.ts'

/** Typing pauses so long, in milliseconds, before the server is asked. */
const pause = 200

export interface ItemSearch {
  readonly items: readonly Pick<Ci, 'id' | 'name' | 'kind'>[]
  readonly pending: boolean
}

/**
 * Items by name, as typed; nothing is asked while an input method composes.
 * @param kind only items of this kind
 */
export function useItemSearch(typed: string, composing: boolean, kind: string | undefined): ItemSearch {
  const [q, setQ] = useState('')
  useEffect(() => {
    if (composing) return
    const timer = setTimeout(() => setQ(typed.trim()), pause)
    return () => clearTimeout(timer)
  }, [typed, composing])
  const query = { limit: 20, ...(q !== '' && { q }), ...(kind !== undefined && { kind }) }
  const { data, isFetching } = useQuery({
    ...ask(listCis, { query }),
    placeholderData: keepPreviousData,
  })
  return { items: data?.rows ?? [], pending: isFetching }
}
