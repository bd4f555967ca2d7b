import { sql } from 'kysely'
import { asActor, type Context } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import type { JobOutcome } from '#platform/jobs/job.ts'
import { beginAttempt, insertJob, returnToWaiting } from '#platform/jobs/job-store.ts'
import { rereadAdvisoriesJob, runReread } from '../reread-actions.ts'

/** A job that reads kept documents of others again, waiting. @returns its id */
export async function queueReread(context: Context): Promise<string> {
  const id = newId(context.clock)
  const draft = { kind: rereadAdvisoriesJob, title: '', input: {}, ownerId: null, origin: 'job' } as const
  await asActor(context, (deed) => insertJob(deed, id, { ...draft, at: deed.now }))
  return id
}

/** One attempt at the job. @param steps after so many batches it is stopped, as when the process is told to end */
export async function attemptReread(
  context: Context,
  id: string,
  steps = Number.POSITIVE_INFINITY,
): Promise<JobOutcome> {
  const row = await asActor(context, (deed) => beginAttempt(deed, id, { workerKey: 1, at: deed.now }))
  if (row === undefined) throw new Error('the job does not wait')
  const halt = new AbortController()
  let told = 0
  const work = runReread(context, {
    id,
    attempt: row.attempts,
    input: {},
    ownerId: null,
    origin: 'job',
    checkpoint: row.checkpoint,
    signal: halt.signal,
    progress: () => {
      told += 1
      if (told > steps) halt.abort(new Error('told to end'))
    },
  })
  try {
    return await work
  } finally {
    await asActor(context, (deed) =>
      returnToWaiting(deed, { id, attempt: row.attempts }, { counted: true, at: deed.now }),
    )
  }
}

/** All documents of others were read by an earlier revision, which said the same of them. */
export async function ofEarlier(context: Context): Promise<void> {
  await asActor(context, async ({ db }) => {
    await sql`update intel.advisory_document set reader_revision = 0`.execute(db)
    await sql`update intel.vex_document set reader_revision = 0`.execute(db)
  })
}
