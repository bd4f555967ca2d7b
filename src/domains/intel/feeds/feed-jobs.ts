import type { Context } from '#domains/identity/index.ts'
import type { JobKind } from '#platform/jobs/job.ts'
import { importFeedJob } from './feed-actions.ts'
import { importFeed } from './import-feed-actions.ts'

/** Imports of what sources publish. */
export function feedJobs(context: Context): readonly JobKind[] {
  return [{ name: importFeedJob, run: (run) => importFeed(context, run) }]
}
