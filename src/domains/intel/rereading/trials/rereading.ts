import { sql } from 'kysely'
import { asActor, type Context } from '#domains/identity/index.ts'
import type { JobOutcome } from '#platform/jobs/job.ts'
import { attemptJob, queueJob } from '#test/job-attempt.ts'
import { rereadAdvisoriesJob, runReread } from '../reread-actions.ts'

/** A job that reads kept documents of others again, waiting. @returns its id */
export async function queueReread(context: Context): Promise<string> {
  return await queueJob(context, rereadAdvisoriesJob)
}

/** One attempt at the job. @param steps after so many batches it is stopped, as when the process is told to end */
export async function attemptReread(
  context: Context,
  id: string,
  steps = Number.POSITIVE_INFINITY,
): Promise<JobOutcome> {
  return await attemptJob(context, { id, steps, work: runReread })
}

/** All documents of others were read by an earlier revision, which said the same of them. */
export async function ofEarlier(context: Context): Promise<void> {
  await asActor(context, async ({ db }) => {
    await sql`update intel.advisory_document set reader_revision = 0`.execute(db)
    await sql`update intel.vex_document set reader_revision = 0`.execute(db)
  })
}
