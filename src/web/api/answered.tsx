import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Loading } from '../ui/feedback/loading.tsx'
import { FailedPage } from './failed-page.tsx'
import { FailureBox } from './failure-box.tsx'

interface Props<Data> {
  readonly query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch'>
  /** `page`: the answer is the page, and so is its failure; `part`: it is a part of one. */
  readonly as?: 'page' | 'part'
  readonly children: (data: Data) => ReactNode
}

/**
 * Shows an answer as soon as it is there. An answer once shown stays when renewing it fails; the live state
 * in the top bar says that it may be old.
 */
export function Answered<Data>({ query, as = 'page', children }: Props<Data>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error === null) return <Loading />
  const retry = () => {
    query.refetch().catch(() => undefined)
  }
  const Failed = as === 'page' ? FailedPage : FailureBox
  return <Failed failure={query.error} during="view" onRetry={retry} />
}
