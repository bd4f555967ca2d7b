import { useQuery } from '@tanstack/react-query'
import { listCis } from '#contract/inventory/cis.ts'
import { ask } from '../../api/query.ts'

/** The items that an item contains, the first hundred, and how many there are in all. */
export function useParts(ciId: string) {
  return useQuery(ask(listCis, { query: { partOfId: ciId, limit: 100 } })).data
}
