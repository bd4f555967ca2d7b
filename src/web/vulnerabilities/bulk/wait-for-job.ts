import { type Job, readJob } from '#contract/platform/jobs.ts'
import { callServer } from '../../api/client.ts'

/** Between two looks, in milliseconds. */
const pause = 1000

/** Waits for a job to end; null: it was done at once. */
export async function waitForJob(id: string | null): Promise<'done' | Job['state']> {
  if (id === null) return 'done'
  for (;;) {
    const job = await callServer(readJob, { params: { id } })
    if (job.endedAt !== null) return job.state === 'partly' ? 'done' : job.state
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}
