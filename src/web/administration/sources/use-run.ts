import { useMutation, useQueryClient } from '@tanstack/react-query'
import { listFeeds, runFeed } from '#contract/intel/feeds.ts'
import { listJobs } from '#contract/platform/jobs.ts'
import { callServer } from '../../api/client.ts'
import { showFailure } from '../../api/show-failure.tsx'

interface Run {
  readonly isPending: boolean
  /** @param apply the run whose held back content is taken, instead of fetching */
  readonly begin: (apply?: string, onBegun?: () => void) => void
}

/** Has a source fetched now. */
export function useRun(source: string): Run {
  const queries = useQueryClient()
  const send = useMutation({
    mutationFn: (apply: string | undefined) =>
      callServer(runFeed, { params: { source }, query: apply === undefined ? {} : { apply } }),
    onError: showFailure,
    onSettled: () =>
      Promise.all([listJobs, listFeeds].map(({ id }) => queries.invalidateQueries({ queryKey: [id] }))),
  })
  return {
    isPending: send.isPending,
    begin: (apply, onBegun) => send.mutate(apply, { onSettled: () => onBegun?.() }),
  }
}
