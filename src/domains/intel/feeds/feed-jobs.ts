import type { Context } from '#domains/identity/index.ts'
import type { JobKind, JobRun } from '#platform/jobs/job.ts'
import { connectors } from '../connectors/index.ts'
import { importFeedJob } from './feed-actions.ts'
import { runFeedJob } from './feed-run-actions.ts'
import { runFeed } from './feed-run-job-actions.ts'
import { importFeed } from './import-feed-actions.ts'

/** Names of the jobs below. */
export const feedJobNames: readonly string[] = [importFeedJob, ...[...connectors.keys()].map(runFeedJob)]

/** Imports of what sources publish, and for each source that can be fetched its runs. */
export function feedJobs(context: Context): readonly JobKind[] {
  return [
    { name: importFeedJob, run: (run) => importFeed(context, run) },
    ...[...connectors.keys()].map((source) => ({
      name: runFeedJob(source),
      run: (run: JobRun) => runFeed(context, run),
    })),
  ]
}
