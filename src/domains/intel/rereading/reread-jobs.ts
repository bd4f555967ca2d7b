import type { Context } from '#domains/identity/index.ts'
import type { JobKind } from '#platform/jobs/job.ts'
import { rereadAdvisoriesJob, runReread } from './reread-actions.ts'

/** Reading again what others said. */
export function rereadJobs(context: Context): readonly JobKind[] {
  return [{ name: rereadAdvisoriesJob, run: (run) => runReread(context, run) }]
}
