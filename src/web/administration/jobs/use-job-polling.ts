import type { Job } from '#contract/platform/jobs.ts'
import { useLiveState } from '../../live/live.tsx'

/** How often to look after a job while the news does not come, in milliseconds. */
const interval = 2_000

interface Polled {
  readonly state: { readonly data: Job | undefined }
}

/** Looks after a running job by asking, as long as the event stream does not tell of it. */
export function useJobPolling() {
  const isLive = useLiveState() === 'connected'
  return {
    refetchInterval: ({ state }: Polled) => (isLive || state.data?.endedAt ? false : interval),
  } as const
}
