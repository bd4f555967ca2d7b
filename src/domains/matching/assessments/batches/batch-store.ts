import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { VexStatement } from '../assessment.ts'
import type { BatchLine, BatchPlan } from './batch.ts'

export interface NewBatch extends BatchPlan {
  readonly id: string
  readonly note: string
  readonly madeBy: string | null
  readonly madeAt: Temporal.Instant
  readonly origin: 'ui' | 'api' | 'cli' | 'feed' | 'job'
  readonly lines: readonly BatchLine[]
}

/** A batch as kept. */
export interface StoredBatch extends VexStatement {
  readonly id: string
  readonly teamId: string
  readonly ciId: string | null
  readonly jobId: string | null
  readonly undoJobId: string | null
}

/** Keeps what is to be done, before any of it is. */
export async function insertBatch(db: Executor, batch: NewBatch): Promise<void> {
  await db
    .insertInto('matching.assessment_batch')
    .values({
      id: batch.id,
      team_id: batch.teamId,
      ci_id: batch.ciId,
      status: batch.status,
      justification: batch.justification,
      note: batch.note,
      selection: JSON.stringify(batch.selection),
      made_by: batch.madeBy,
      made_at: batch.madeAt,
      origin: batch.origin,
    })
    .execute()
  const ids = batch.lines.map((line) => line.vulnerabilityId)
  const replaces = batch.lines.map((line) => line.current?.id ?? null)
  await sql`
    insert into matching.assessment_batch_line (batch_id, position, vulnerability_id, replaces)
    select ${batch.id}, l.position, l.vulnerability_id, l.replaces
    from unnest(${ids}::uuid[], ${replaces}::uuid[]) with ordinality as l (vulnerability_id, replaces, position)`.execute(
    db,
  )
}

export async function findBatch(db: Executor, id: string): Promise<StoredBatch | undefined> {
  const { rows } = await sql<StoredBatch>`
    select id, team_id as "teamId", ci_id as "ciId", status, justification, job_id as "jobId",
      undo_job_id as "undoJobId"
    from matching.assessment_batch where id = ${id}`.execute(db)
  return rows[0]
}

/** Names the job that carries the batch out. */
export async function keepJob(db: Executor, id: string, jobId: string): Promise<void> {
  await db.updateTable('matching.assessment_batch').set({ job_id: jobId }).where('id', '=', id).execute()
}

/** Keeps who undoes it, and the job that does, where there is one. */
export async function keepUndoing(
  db: Executor,
  id: string,
  undoing: { readonly by: string | null; readonly at: Temporal.Instant; readonly jobId: string | null },
): Promise<void> {
  await db
    .updateTable('matching.assessment_batch')
    .set({ undone_by: undoing.by, undone_at: undoing.at, undo_job_id: undoing.jobId })
    .where('id', '=', id)
    .execute()
}

/** What came of a stretch of lines. */
export interface Stretch {
  readonly decided: readonly string[]
  /** Vulnerabilities on which somebody else decided since the preview: left as they are. */
  readonly overtaken: readonly string[]
}

/**
 * Decides the lines from one position to another, each as the next of its scope, and only where the decision that was
 * previewed is still in force.
 * @param stretch.ids one for each line
 */
export async function insertLines(
  db: Executor,
  batchId: string,
  stretch: { readonly after: number; readonly ids: readonly string[]; readonly at: Temporal.Instant },
): Promise<Stretch> {
  const { rows } = await sql<{ id: string; isDecided: boolean }>`
    with line as (
      select l.vulnerability_id, l.replaces, fresh.id as fresh_id, b.*
      from unnest(${[...stretch.ids]}::uuid[]) with ordinality as fresh (id, nth)
      join matching.assessment_batch_line l
        on l.batch_id = ${batchId} and l.position = (${stretch.after} + fresh.nth)::int
      join matching.assessment_batch b on b.id = l.batch_id
    ), made as (
      insert into matching.assessment (id, vulnerability_id, team_id, ci_id, status, justification, note, made_by,
        made_at, origin, batch_id, sequence)
      select line.fresh_id, line.vulnerability_id, line.team_id, line.ci_id, line.status,
        line.justification, line.note, line.made_by, ${stretch.at.toString()}::timestamptz, line.origin, ${batchId},
        coalesce(there.last, 0) + 1
      from line
      cross join lateral (
        select max(a.sequence) as last,
          (array_agg(a.id order by a.sequence desc) filter (where a.undone_at is null))[1] as current
        from matching.assessment a
        where a.vulnerability_id = line.vulnerability_id and a.team_id = line.team_id
          and a.ci_id is not distinct from line.ci_id and a.component_id is null) there
      where there.current is not distinct from line.replaces
      on conflict do nothing
      returning vulnerability_id)
    select line.vulnerability_id as id, made.vulnerability_id is not null as "isDecided"
    from line left join made on made.vulnerability_id = line.vulnerability_id`.execute(db)
  const idsOf = (isDecided: boolean) => rows.filter((row) => row.isDecided === isDecided).map((row) => row.id)
  return { decided: idsOf(true), overtaken: idsOf(false) }
}

/** Undoes up to so many of the batch's decisions. @returns on which vulnerabilities */
export async function undoLines(
  db: Executor,
  batchId: string,
  undoing: { readonly limit: number; readonly at: Temporal.Instant },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    update matching.assessment a set undone_at = ${undoing.at.toString()}::timestamptz,
      undone_by = (select b.undone_by from matching.assessment_batch b where b.id = ${batchId})
    where a.undone_at is null and a.id in (
      select one.id from matching.assessment one where one.batch_id = ${batchId} and one.undone_at is null
      order by one.vulnerability_id limit ${undoing.limit})
    returning a.vulnerability_id as id`.execute(db)
  return rows.map((row) => row.id)
}

/** How many lines it has, how many were decided, and how many of those are not undone. */
export async function countLines(
  db: Executor,
  batchId: string,
): Promise<{ readonly wanted: number; readonly made: number; readonly standing: number }> {
  const { rows } = await sql<{ wanted: number; made: number; standing: number }>`
    select (select count(*) from matching.assessment_batch_line where batch_id = ${batchId})::int as wanted,
      count(*)::int as made, (count(*) filter (where undone_at is null))::int as standing
    from matching.assessment where batch_id = ${batchId}`.execute(db)
  return rows[0] ?? { wanted: 0, made: 0, standing: 0 }
}
