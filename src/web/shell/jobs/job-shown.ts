import type { Job } from '#contract/platform/jobs.ts'

/** How long ended work stays in the tray unless it is put away, in milliseconds. */
const lingering = 15 * 60_000

/** Who looks, and since when; times in RFC 3339. */
export interface Watching {
  /** In milliseconds. */
  readonly now: number
  /** When ended work was last put away, and when the page was opened. */
  readonly dismissed: string
  readonly opened: string
  readonly me: string
}

/** Whether work is in the tray: of others' what runs, or ended while the page was open; of one's own also what ended lately. */
export function isShown(
  job: Pick<Job, 'startedBy' | 'endedAt'>,
  { now, dismissed, opened, me }: Watching,
): boolean {
  if (job.endedAt === null) return true
  if (job.startedBy?.id !== me && job.endedAt < opened) return false
  return job.endedAt > dismissed && now - Date.parse(job.endedAt) < lingering
}
