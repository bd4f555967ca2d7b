import type { Context } from '#domains/identity/index.ts'
import type { JobKind } from '#platform/jobs/job.ts'
import { rekeyJob, runRekey } from './rekey-actions.ts'

/** Making stored keys anew. */
export function rekeyJobs(context: Context): readonly JobKind[] {
  return [{ name: rekeyJob, run: (run) => runRekey(context, run) }]
}
