import { sql } from 'kysely'
import { type Actor, type Deed, visible } from '#domains/identity/index.ts'
import { isCleared } from '#domains/intel/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { askWorklist, factConditions, knownFacts, listPlaces } from '../../worklist/listing-view.ts'
import { narrowedItems, narrowedVerdict } from '../../worklist/narrowing-view.ts'
import { stateByCi } from '../../worklist/worklist-view.ts'
import type { VexJustification, VexStatus } from '../assessment.ts'
import { type AssessmentRow, teamJson } from '../assessment-view.ts'
import { isWithin } from '../extent-view.ts'
import type { BatchLine, BatchPlan, Selection } from './batch.ts'

/** More than any worklist holds. */
const everything = 1_000_000

/**
 * The vulnerabilities that the selection means now. For a whole team they are the rows of its worklist as the reader
 * has it before them; for an item those that touch it or what it holds.
 */
export async function findSelected(
  { db, actor, now }: Pick<Deed, 'db' | 'actor' | 'now'>,
  plan: Pick<BatchPlan, 'teamId' | 'ciId' | 'selection'>,
): Promise<readonly string[]> {
  const { selection, teamId, ciId } = plan
  if ('vulnerabilityIds' in selection) return await findNotMerged(db, actor, selection.vulnerabilityIds)
  if (ciId !== null) return await findTouching({ db, actor, now }, { teamId, ciId, selection })
  const filter = { ...selection, teamId, reach: 'ours', limit: everything, now } as const
  const places = await listPlaces(db, await askWorklist(db, actor, filter))
  return places.map((place) => place.id)
}

async function findNotMerged(db: Executor, actor: Actor, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select v.id from intel.vulnerability v
    where v.id = any(${[...ids]}::uuid[]) and v.merged_into is null and ${isCleared(actor, sql`v.id`)}`.execute(
    db,
  )
  return rows.map((row) => row.id)
}

async function findTouching(
  { db, actor, now }: Pick<Deed, 'db' | 'actor' | 'now'>,
  place: {
    readonly teamId: string
    readonly ciId: string
    readonly selection: Exclude<Selection, { readonly vulnerabilityIds: unknown }>
  },
): Promise<readonly string[]> {
  const { selection, teamId } = place
  const items = [
    isWithin({ ...place, componentId: null }),
    visible(actor, 'finding.view', 'ci'),
    isCleared(actor, sql`hit.vulnerability_id`),
    narrowedItems(selection, 'ci'),
  ]
  const isOpen = sql`coalesce(bool_or(status is null or status in ('under_investigation', 'affected')), false)`
  const having = [
    { open: isOpen, settled: sql`not ${isOpen}`, all: sql`true` }[selection.state],
    ...narrowedVerdict(selection, sql`(count(*) filter (where determined))`),
  ]
  const { rows } = await sql<{ id: string }>`
    with touching as materialized (
      select s.vulnerability_id from (${stateByCi(sql.join(items, sql` and `))}) s
      group by s.vulnerability_id having ${sql.join(having, sql` and `)})
    select t.vulnerability_id as id
    from ${knownFacts({ ...selection, teamId }, sql`v.id in (select vulnerability_id from touching)`)} t
    where ${sql.join([sql`true`, ...factConditions({ ...selection, now }, actor)], sql` and `)}`.execute(db)
  return rows.map((row) => row.id)
}

/** The vulnerabilities with what is in force at the place. Served by assessment_in_force. */
export async function readLines(
  db: Executor,
  place: { readonly teamId: string; readonly ciId: string | null },
  vulnerabilityIds: readonly string[],
): Promise<readonly BatchLine[]> {
  const { rows } = await sql<BatchLine>`
    select wanted.id as "vulnerabilityId", case when there.id is not null then jsonb_build_object('id', there.id,
      'status', there.status, 'justification', there.justification) end as current
    from unnest(${[...vulnerabilityIds]}::uuid[]) as wanted (id)
    left join lateral (
      select a.id, a.status, a.justification from matching.assessment a
      where a.vulnerability_id = wanted.id and a.team_id = ${place.teamId} and a.undone_at is null
        and a.ci_id is not distinct from ${place.ciId}::uuid and a.component_id is null
      order by a.sequence desc limit 1) there on true`.execute(db)
  return rows
}

/** The vulnerabilities' names. */
export async function readNames(db: Executor, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from intel.vulnerability where id = any(${[...ids]}::uuid[]) order by name`.execute(db)
  return rows.map((row) => row.name)
}

/** Decisions made together, as their screen shows them; times are RFC 3339 texts of the database. */
export interface BatchRow {
  readonly id: string
  readonly team: AssessmentRow['team']
  readonly ci: { readonly id: string; readonly name: string } | null
  readonly status: VexStatus
  readonly justification: VexJustification | null
  readonly note: string
  readonly madeBy: string
  readonly madeAt: string
  readonly undoneAt: string | null
  readonly undoneBy: string | null
  readonly job: string | null
  readonly undoJob: string | null
}

export async function findBatchRow(db: Executor, id: string): Promise<BatchRow | undefined> {
  const { rows } = await sql<BatchRow>`
    select b.id, ${teamJson('t')} as team, b.status, b.justification, b.note,
      (select jsonb_build_object('id', i.id, 'name', i.name) from inventory.ci i where i.id = b.ci_id) as ci,
      coalesce((select p.name from identity.person p where p.id = b.made_by), '') as "madeBy",
      to_char(b.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt",
      (select p.name from identity.person p where p.id = b.undone_by) as "undoneBy",
      to_char(b.undone_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "undoneAt",
      b.job_id as job, b.undo_job_id as "undoJob"
    from matching.assessment_batch b join identity.team t on t.id = b.team_id where b.id = ${id}`.execute(db)
  return rows[0]
}

/** A decision made after the batch, where it decided. */
export interface LaterRow {
  readonly vulnerability: { readonly id: string; readonly name: string }
  readonly status: VexStatus
  readonly madeBy: string
  readonly madeAt: string
}

/** What was decided anew since and is in force: undoing the batch leaves it. Served by assessment_by_batch. */
export async function listLater(
  db: Executor,
  batchId: string,
  limit: number,
): Promise<{ readonly count: number; readonly rows: readonly LaterRow[] }> {
  const { rows } = await sql<LaterRow & { readonly count: number }>`
    select (count(*) over ())::int as count, jsonb_build_object('id', v.id, 'name', v.name) as vulnerability,
      later.status, coalesce((select p.name from identity.person p where p.id = later.made_by), '') as "madeBy",
      to_char(later.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt"
    from matching.assessment own
    join lateral (
      select a.* from matching.assessment a
      where a.vulnerability_id = own.vulnerability_id and a.team_id = own.team_id and a.undone_at is null
        and a.ci_id is not distinct from own.ci_id and a.component_id is not distinct from own.component_id
        and a.sequence > own.sequence
      order by a.sequence desc limit 1) later on true
    join intel.vulnerability v on v.id = own.vulnerability_id
    where own.batch_id = ${batchId}
    order by v.name limit ${limit}`.execute(db)
  return {
    count: rows[0]?.count ?? 0,
    rows: rows.map(({ vulnerability, status, madeBy, madeAt }) => ({
      vulnerability,
      status,
      madeBy,
      madeAt,
    })),
  }
}
