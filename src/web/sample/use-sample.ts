import { useQuery } from '@tanstack/react-query'
import { readSample } from '#contract/sharing/sample.ts'
import { ask } from '../api/query.ts'

/** Since when the sample company is here; undefined while it is not known, or where there is none. */
export function useSample(): string | undefined {
  const { data } = useQuery({ ...ask(readSample), staleTime: Number.POSITIVE_INFINITY })
  return data?.sample?.madeAt
}
