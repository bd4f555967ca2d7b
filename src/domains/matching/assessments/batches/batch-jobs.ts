import type { Context } from '#domains/identity/index.ts'
import type { JobKind } from '#platform/jobs/job.ts'
import { decideBatchJob, runDecideBatch, runUndoBatch, undoBatchJob } from './carry-out-actions.ts'

/** Decisions by the thousand. */
export const batchJobNames = [decideBatchJob, undoBatchJob]

export function batchJobs(context: Context): readonly JobKind[] {
  return [
    { name: decideBatchJob, run: (run) => runDecideBatch(context, run) },
    { name: undoBatchJob, run: (run) => runUndoBatch(context, run) },
  ]
}
