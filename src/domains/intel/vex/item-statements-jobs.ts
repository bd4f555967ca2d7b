import type { Context } from '#domains/identity/index.ts'
import type { JobKind } from '#platform/jobs/job.ts'
import { keepItemStatements, readItemStatementsJob } from './item-statements-actions.ts'

/** Reading what items' own documents state. */
export function itemStatementJobs(context: Context): readonly JobKind[] {
  return [{ name: readItemStatementsJob, run: (run) => keepItemStatements(context, run) }]
}
