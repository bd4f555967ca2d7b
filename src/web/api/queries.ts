import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Refusal } from '#contract/client.ts'

/** Whether the session has ended: whatever was asked, nobody is signed in any more. A wrong password is not that. */
export function isSignedOut(failure: unknown): boolean {
  return failure instanceof Refusal && failure.details.code === 'http.not-signed-in'
}

/** The cache of everything fetched. `onSignedOut` is called when any answer says so. */
export function makeQueries(onSignedOut: () => void): QueryClient {
  const onError = (failure: unknown) => {
    if (isSignedOut(failure)) onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 30_000, retry: worthRetrying, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  })
}

/** A refusal stays a refusal; a broken line may mend. */
function worthRetrying(failures: number, failure: unknown): boolean {
  if (failure instanceof Refusal && failure.details.status !== 503) return false
  return failures < 2
}
