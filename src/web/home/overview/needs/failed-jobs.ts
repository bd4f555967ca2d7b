import type { Job } from '#contract/platform/jobs.ts'

/** How long a failure is told, in milliseconds: a week. */
const told = 7 * 86_400_000

/**
 * Long work that did not come out whole, and that was not repeated with success since.
 * @param jobs newest first; `now` in milliseconds
 */
export function failedJobs(jobs: readonly Job[], now: number): readonly Job[] {
  return jobs.filter((job, index) => {
    const isFailed = job.state === 'failed' || job.state === 'partly'
    const isRecent = job.endedAt !== null && now - Date.parse(job.endedAt) < told
    return isFailed && isRecent && !jobs.slice(0, index).some((later) => isRepeat(later, job))
  })
}

/** The same file for the same item, or for the same source: whatever came of it, it is what counts now. */
function isRepeat(later: Job, job: Job): boolean {
  const subject = ({ subject: of }: Job) => `${of?.kind} ${of?.id}`
  return later.kind === job.kind && later.title === job.title && subject(later) === subject(job)
}
