import { useQuery } from '@tanstack/react-query'
import { readSample } from '#contract/sharing/sample.ts'
import { ask } from '../api/query.ts'

/** Since when the sample company is here; null where there is none, undefined while that is not known. */
export function useSample(): string | null | undefined {
  const { data, isError } = useQuery({ ...ask(readSample), staleTime: Number.POSITIVE_INFINITY })
  if (data === undefined) return isError ? null : undefined
  return data.sample?.madeAt ?? null
}
