import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Loading } from '../ui/feedback/loading.tsx'
import { FailureBox } from './failure-box.tsx'

interface Props<Data> {
  readonly query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch'>
  readonly children: (data: Data) => ReactNode
}

/**
 * Shows an answer as soon as it is there. An answer once shown stays when renewing it fails; the live state
 * in the top bar says that it may be old.
 */
export function Answered<Data>({ query, children }: Props<Data>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error === null) return <Loading />
  const retry = () => {
    query.refetch().catch(() => undefined)
  }
  return <FailureBox failure={query.error} during="view" onRetry={retry} />
}
