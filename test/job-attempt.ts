import { asActor, type Context } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import type { JobOutcome, JobRun } from '#platform/jobs/job.ts'
import { beginAttempt, insertJob, returnToWaiting } from '#platform/jobs/job-store.ts'

/** A job of the house's own, waiting. @returns its id */
export async function queueJob(context: Context, kind: string): Promise<string> {
  const id = newId(context.clock)
  const draft = { kind, title: '', input: {}, ownerId: null, origin: 'job' } as const
  await asActor(context, (deed) => insertJob(deed, id, { ...draft, at: deed.now }))
  return id
}

interface Attempt {
  readonly id: string
  /** After so many steps it is stopped, as when the process is told to end. */
  readonly steps: number
  readonly work: (context: Context, run: JobRun) => Promise<JobOutcome>
}

/** One attempt at a job, which waits again afterwards. */
export async function attemptJob(context: Context, { id, steps, work }: Attempt): Promise<JobOutcome> {
  const row = await asActor(context, (deed) => beginAttempt(deed, id, { workerKey: 1, at: deed.now }))
  if (row === undefined) throw new Error('the job does not wait')
  const halt = new AbortController()
  let told = 0
  const run: JobRun = {
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
  }
  try {
    return await work(context, run)
  } finally {
    await asActor(context, (deed) =>
      returnToWaiting(deed, { id, attempt: row.attempts }, { counted: true, at: deed.now }),
    )
  }
}
