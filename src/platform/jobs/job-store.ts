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

/** One attempt at a job. What it writes counts only while it is the job's latest one and not ended. */
export interface Hold {
  readonly id: string
  /** Its number, counting from 1. */
  readonly attempt: number
}

/** The worker takes the waiting job in hand. @returns undefined when it is not to be run any more */
export async function beginAttempt(
  unit: Unit,
  id: string,
  worker: { readonly workerKey: number; readonly at: Temporal.Instant },
): Promise<JobRow | undefined> {
  const row = await unit.db
    .updateTable('platform.job')
    .set((column) => ({
      state: 'running',
      worker_key: worker.workerKey,
      attempts: column('attempts', '+', 1),
      started_at: sql<Temporal.Instant>`coalesce(started_at, ${worker.at.toString()}::timestamptz)`,
      version: column('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('cancel_asked', '=', false)
    .returningAll()
    .executeTakeFirst()
  if (row !== undefined) await tell(unit, { id, ownerId: row.owner_id, version: row.version, at: worker.at })
  return row
}

/** What is wished of an attempt; `lost`: the job was given to another one, or has ended. */
export type Wish = 'go-on' | 'cancel' | 'lost'

export interface Progress {
  readonly done: number
  readonly total: number | null
}

/** Writes how far the attempt is. @returns what is wished of it */
export async function writeProgress(
  unit: Unit,
  hold: Hold,
  progress: Progress & { readonly at: Temporal.Instant },
): Promise<Wish> {
  const row = await unit.db
    .updateTable('platform.job')
    .set((column) => ({ done: progress.done, total: progress.total, version: column('version', '+', 1) }))
    .where('id', '=', hold.id)
    .where('attempts', '=', hold.attempt)
    .where('state', '=', 'running')
    .returning(['owner_id', 'version', 'cancel_asked'])
    .executeTakeFirst()
  if (row !== undefined)
    await tell(unit, { id: hold.id, ownerId: row.owner_id, version: row.version, at: progress.at })
  return wishOf(row)
}

/** What is wished of the attempt. */
export async function readWish(db: Executor, hold: Hold): Promise<Wish> {
  const row = await db
    .selectFrom('platform.job')
    .select('cancel_asked')
    .where('id', '=', hold.id)
    .where('attempts', '=', hold.attempt)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return wishOf(row)
}

function wishOf(row: { readonly cancel_asked: boolean } | undefined): Wish {
  if (row === undefined) return 'lost'
  return row.cancel_asked ? 'cancel' : 'go-on'
}

/**
 * Remembers, in the transaction of the work itself, where a later attempt goes on.
 * @throws Error when the job was given to another attempt: the work of this one must not be kept
 */
export async function keepCheckpoint(unit: Unit, hold: Hold, checkpoint: unknown): Promise<void> {
  const row = await unit.db
    .updateTable('platform.job')
    .set({ checkpoint: JSON.stringify(checkpoint) })
    .where('id', '=', hold.id)
    .where('attempts', '=', hold.attempt)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw new Error('the job was given to another attempt')
}

/**
 * Back to those that wait, to go on from the checkpoint.
 * @param back.counted whether the attempt counts among those after which a job is given up
 * @returns whether the attempt still held the job
 */
export async function returnToWaiting(
  unit: Unit,
  hold: Hold,
  back: { readonly counted: boolean; readonly at: Temporal.Instant },
): Promise<boolean> {
  const row = await unit.db
    .updateTable('platform.job')
    .set((column) => ({
      state: 'waiting',
      worker_key: null,
      attempts: column('attempts', '-', back.counted ? 0 : 1),
      version: column('version', '+', 1),
    }))
    .where('id', '=', hold.id)
    .where('attempts', '=', hold.attempt)
    .where('state', '=', 'running')
    .returning(['owner_id', 'version'])
    .executeTakeFirst()
  if (row === undefined) return false
  await tell(unit, { id: hold.id, ownerId: row.owner_id, version: row.version, at: back.at })
  return true
}

export interface Ending {
  readonly state: 'done' | 'partly' | 'failed' | 'cancelled'
  readonly outcome?: JobOutcome
  readonly problems?: readonly Problem[]
  /** How far it had come; as last written unless told. */
  readonly progress?: Progress
  readonly at: Temporal.Instant
}

/** Ends the job if the attempt still holds it. */
export async function endJob(unit: Unit, hold: Hold, ending: Ending): Promise<void> {
  const problems = ending.outcome?.problems ?? ending.problems ?? []
  const row = await unit.db
    .updateTable('platform.job')
    .set((column) => ({
      ...ending.progress,
      state: ending.state,
      result: JSON.stringify(ending.outcome?.result ?? {}),
      problems: JSON.stringify(problems.slice(0, keptProblems)),
      problem_count: ending.outcome?.problemCount ?? problems.length,
      worker_key: null,
      ended_at: ending.at,
      version: column('version', '+', 1),
    }))
    .where('id', '=', hold.id)
    .where('attempts', '=', hold.attempt)
    .where('state', '=', 'running')
    .returning(['owner_id', 'version'])
    .executeTakeFirst()
  if (row !== undefined)
    await tell(unit, { id: hold.id, ownerId: row.owner_id, version: row.version, at: ending.at })
}

/**
 * Cancels a job that waits, and asks one that runs to stop.
 * @returns its kind when it had been waiting
 */
export async function cancelOrAsk(unit: Unit, id: string, at: Temporal.Instant): Promise<string | undefined> {
  const row = await unit.db
    .updateTable('platform.job')
    .set((column) => ({
      cancel_asked: true,
      state: sql<'running'>`case state when 'waiting' then 'cancelled' else state end`,
      ended_at: sql<Temporal.Instant>`case state when 'waiting' then ${at.toString()}::timestamptz end`,
      version: column('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returning(['kind', 'state', 'owner_id', 'version'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  await tell(unit, { id, ownerId: row.owner_id, version: row.version, at })
  return row.state === 'running' ? undefined : row.kind
}

/**
 * Puts a job that failed or was cancelled back among those that wait, to go on from its checkpoint. Its attempts are
 * counted on, as no two may have the same number: one that was given up after many gets one more.
 * @returns its kind, undefined where there was nothing to do
 */
export async function reopenJob(unit: Unit, id: string, at: Temporal.Instant): Promise<string | undefined> {
  const row = await unit.db
    .updateTable('platform.job')
    .set((column) => ({
      state: 'waiting',
      cancel_asked: false,
      done: 0,
      total: null,
      result: '{}',
      problems: '[]',
      problem_count: 0,
      started_at: null,
      ended_at: null,
      version: column('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'cancelled'])
    .returning(['kind', 'owner_id', 'version'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  await tell(unit, { id, ownerId: row.owner_id, version: row.version, at })
  return row.kind
}

/** A running job whose worker lives no more. */
export interface Orphan extends Hold {
  readonly kind: string
  readonly cancelAsked: boolean
}

/** Running jobs whose worker's advisory lock can be had; it is held until the transaction ends. */
export async function findOrphans(unit: Unit): Promise<readonly Orphan[]> {
  const { rows } = await sql<Orphan>`
    select id, kind, attempts as attempt, cancel_asked as "cancelAsked" from platform.job
    where state = 'running' and pg_try_advisory_xact_lock(worker_key)`.execute(unit.db)
  return rows
}

/** Which of the kinds have jobs that wait. Served by job_running. */
export async function findWaitingKinds(db: Executor, kinds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ kind: string }>`
    select kind from unnest(${[...kinds]}::text[]) as kind
    where exists (select from platform.job j where j.state = 'waiting' and j.kind = kind.kind)`.execute(db)
  return new Set(rows.map((row) => row.kind))
}

/** The job of a kind that waits or runs, if there is one. Served by job_running. */
export async function findLiveJob(db: Executor, kind: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('platform.job')
    .select('id')
    .where('kind', '=', kind)
    .where('state', 'in', ['waiting', 'running'])
    .orderBy('id')
    .executeTakeFirst()
  return row?.id
}

/** How many jobs of a kind wait or run. Served by job_running. */
export async function countLiveJobs(db: Executor, kind: string): Promise<number> {
  const row = await db
    .selectFrom('platform.job')
    .select((count) => count.fn.countAll<number>().as('jobs'))
    .where('kind', '=', kind)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirstOrThrow()
  return row.jobs
}

/** How many jobs there are of each kind in each state. */
export async function countJobs(
  db: Executor,
): Promise<readonly { readonly kind: string; readonly state: JobRow['state']; readonly count: number }[]> {
  return await db
    .selectFrom('platform.job')
    .select((column) => ['kind', 'state', column.fn.countAll<number>().as('count')])
    .groupBy(['kind', 'state'])
    .execute()
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
