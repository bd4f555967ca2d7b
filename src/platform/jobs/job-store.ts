import { sql } from 'kysely'
import type { Problem } from '#kernel/errors/app-error.ts'
import type { Executor, Unit } from '../database/database.ts'
import { emit } from '../events/outbox.ts'
import { type JobOutcome, keptProblems, type NewJob } from './job.ts'

/** A job as kept. */
export interface JobRow {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly state: 'waiting' | 'running' | 'done' | 'partly' | 'failed' | 'cancelled'
  readonly input: unknown
  readonly done: number
  readonly total: number | null
  readonly result: unknown
  readonly problems: unknown
  readonly problem_count: number
  readonly subject_kind: string | null
  readonly subject_id: string | null
  readonly owner_id: string | null
  readonly origin: 'ui' | 'api' | 'cli' | 'feed' | 'job'
  readonly cancel_asked: boolean
  readonly attempts: number
  readonly checkpoint: unknown
  readonly created_at: Temporal.Instant
  readonly started_at: Temporal.Instant | null
  readonly ended_at: Temporal.Instant | null
  readonly version: number
}

export async function insertJob(
  unit: Unit,
  id: string,
  draft: NewJob & { readonly at: Temporal.Instant },
): Promise<void> {
  await unit.db
    .insertInto('platform.job')
    .values({
      id,
      kind: draft.kind,
      title: draft.title,
      input: JSON.stringify(draft.input),
      subject_kind: draft.subject?.kind ?? null,
      subject_id: draft.subject?.id ?? null,
      owner_id: draft.ownerId,
      origin: draft.origin,
      created_at: draft.at,
    })
    .execute()
  await tell(unit, { id, ownerId: draft.ownerId, version: 1, at: draft.at })
}

/** @returns the job, or undefined when it is not there */
export async function findJob(db: Executor, id: string): Promise<JobRow | undefined> {
  return await db.selectFrom('platform.job').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Jobs newest first; served by job_by_owner. */
export async function listJobs(
  db: Executor,
  filter: { readonly ownerId?: string; readonly before?: string; readonly limit: number },
): Promise<readonly JobRow[]> {
  let query = db.selectFrom('platform.job').selectAll()
  if (filter.ownerId !== undefined) query = query.where('owner_id', '=', filter.ownerId)
  // Ids are UUIDv7: the order of ids is the order of birth.
  if (filter.before !== undefined) query = query.where('id', '<', filter.before)
  return await query.orderBy('id', 'desc').limit(filter.limit).execute()
}

/** The worker takes the job in hand. @returns undefined when it is not to be run any more */
export async function beginAttempt(
  unit: Unit,
  id: string,
  attempt: { readonly workerKey: number; readonly at: Temporal.Instant },
): Promise<JobRow | undefined> {
  const row = await unit.db
    .updateTable('platform.job')
    .set((column) => ({
      state: 'running',
      worker_key: attempt.workerKey,
      attempts: column('attempts', '+', 1),
      started_at: sql<Temporal.Instant>`coalesce(started_at, ${attempt.at.toString()}::timestamptz)`,
      version: column('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .where('cancel_asked', '=', false)
    .returningAll()
    .executeTakeFirst()
  if (row !== undefined) await tell(unit, { id, ownerId: row.owner_id, version: row.version, at: attempt.at })
  return row
}

/** Writes how far it is. @returns whether somebody asked to cancel */
export async function writeProgress(
  unit: Unit,
  id: string,
  progress: { readonly done: number; readonly total: number | null; readonly at: Temporal.Instant },
): Promise<boolean> {
  const row = await unit.db
    .updateTable('platform.job')
    .set((column) => ({ done: progress.done, total: progress.total, version: column('version', '+', 1) }))
    .where('id', '=', id)
    .returning(['owner_id', 'version', 'cancel_asked'])
    .executeTakeFirst()
  if (row === undefined) return true
  await tell(unit, { id, ownerId: row.owner_id, version: row.version, at: progress.at })
  return row.cancel_asked
}

export async function isCancelAsked(db: Executor, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('platform.job')
    .select('cancel_asked')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.cancel_asked ?? true
}

/** Remembers, in the transaction of the work itself, where a later attempt goes on. */
export async function keepCheckpoint(unit: Unit, id: string, checkpoint: unknown): Promise<void> {
  await unit.db
    .updateTable('platform.job')
    .set({ checkpoint: JSON.stringify(checkpoint) })
    .where('id', '=', id)
    .execute()
}

/** Back to the queue, after the process stopped or a machine's failure. */
export async function returnToQueue(unit: Unit, id: string, at: Temporal.Instant): Promise<void> {
  const row = await unit.db
    .updateTable('platform.job')
    .set((column) => ({ state: 'waiting', worker_key: null, version: column('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning(['owner_id', 'version'])
    .executeTakeFirst()
  if (row !== undefined) await tell(unit, { id, ownerId: row.owner_id, version: row.version, at })
}

export interface Ending {
  readonly state: 'done' | 'partly' | 'failed' | 'cancelled'
  readonly outcome?: JobOutcome
  readonly problems?: readonly Problem[]
  readonly at: Temporal.Instant
}

export async function endJob(unit: Unit, id: string, ending: Ending): Promise<void> {
  const problems = ending.outcome?.problems ?? ending.problems ?? []
  const row = await unit.db
    .updateTable('platform.job')
    .set((column) => ({
      state: ending.state,
      result: JSON.stringify(ending.outcome?.result ?? {}),
      problems: JSON.stringify(problems.slice(0, keptProblems)),
      problem_count: ending.outcome?.problemCount ?? problems.length,
      worker_key: null,
      ended_at: ending.at,
      version: column('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning(['owner_id', 'version'])
    .executeTakeFirst()
  if (row !== undefined) await tell(unit, { id, ownerId: row.owner_id, version: row.version, at: ending.at })
}

/** Asks a job to stop. @returns its state before, or undefined when it had ended */
export async function askToCancel(unit: Unit, id: string): Promise<'waiting' | 'running' | undefined> {
  const row = await unit.db
    .updateTable('platform.job')
    .set({ cancel_asked: true })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returning('state')
    .executeTakeFirst()
  return row?.state === 'waiting' || row?.state === 'running' ? row.state : undefined
}

/** Running jobs whose worker lives no more: its advisory lock can be had. */
export async function findOrphans(
  db: Executor,
): Promise<readonly { readonly id: string; readonly kind: string }[]> {
  const { rows } = await sql<{ id: string; kind: string }>`
    select id, kind from platform.job
    where state = 'running' and worker_key is not null and pg_try_advisory_xact_lock(worker_key)`.execute(db)
  return rows
}

interface Told {
  readonly id: string
  readonly ownerId: string | null
  readonly version: number
  readonly at: Temporal.Instant
}

async function tell(unit: Unit, change: Told): Promise<void> {
  const payload = { jobId: change.id, ownerId: change.ownerId, version: change.version }
  await emit(unit, { name: 'platform.job-changed', payload, at: change.at })
}
