import { asActor, type Context, mayHold, record } from '#domains/identity/index.ts'
import { findJob, type JobRow, listJobs } from '#platform/jobs/job-store.ts'
import { refuseOperations } from '../errors.ts'
import { canRunAgain, type JobRetries } from '../retries/job-retry.ts'
import { findOwnerNames } from './job-view.ts'

/** A job of one's own, or any for who may see them all. @throws AppError `operations.job-not-found` */
export async function readJob(context: Context, id: string): Promise<JobRow> {
  const row = await findJob(context.database.kysely, id)
  if (row === undefined || !maySee(context, row)) throw refuseOperations('job-not-found', { facts: { id } })
  return row
}

/** Jobs newest first: the actor's own, or with `all` everybody's. */
export async function listJobsFor(
  context: Context,
  page: { readonly all: boolean; readonly before?: string | undefined; readonly limit: number },
): Promise<readonly JobRow[]> {
  const { actor } = context
  const everybodys = page.all && mayHold(actor, 'job.view')
  const ownerId = actor.kind === 'person' && !everybodys ? actor.id : undefined
  return await listJobs(context.database.kysely, {
    limit: page.limit,
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(page.before === undefined ? {} : { before: page.before }),
  })
}

/** What the people are called who started these jobs. */
export async function readOwners(
  context: Context,
  jobs: readonly JobRow[],
): Promise<ReadonlyMap<string, string>> {
  return await findOwnerNames(
    context.database.kysely,
    jobs.flatMap((job) => job.owner_id ?? []),
  )
}

/** Asks the job to stop; what it had committed stays. */
export async function cancelJob(context: Context, id: string): Promise<JobRow> {
  const job = await readJob(context, id)
  await asActor(context, async (deed) => {
    await record(deed, { action: 'job.cancel', kind: 'job', id, detail: { title: job.title } })
    await context.jobs.cancel(deed, id)
  })
  return await readJob(context, id)
}

/**
 * Runs a job that failed or was cancelled once more, with the input and the bytes that were kept. Asked twice, it runs once.
 * @throws AppError `operations.job-not-retryable`, and those of the work: the right to its object is asked anew
 */
export async function retryJob(context: Context, id: string, retries: JobRetries): Promise<JobRow> {
  const job = await readJob(context, id)
  const retry = retries.get(job.kind)
  const isUnderWay = job.state === 'waiting' || job.state === 'running'
  if (retry === undefined || !(isUnderWay || canRunAgain(job, retries))) {
    throw refuseOperations('job-not-retryable', { facts: { id } })
  }
  await asActor(context, async (deed) => {
    await retry.prepare(deed, Object(job.input))
    if (await context.jobs.retry(deed, id)) {
      await record(deed, { action: 'job.retry', kind: 'job', id, detail: { title: job.title } })
    }
  })
  return await readJob(context, id)
}

function maySee({ actor }: Context, row: JobRow): boolean {
  return mayHold(actor, 'job.view') || (actor.kind === 'person' && row.owner_id === actor.id)
}
