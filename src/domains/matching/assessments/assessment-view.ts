import { type RawBuilder, sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import { isCleared } from '#domains/intel/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { ConditionKind } from '../conditions/condition.ts'
import type { VexJustification, VexStatus } from './assessment.ts'

interface TeamRow {
  readonly id: string
  readonly name: { readonly ja: string | null; readonly en: string | null }
  readonly kind: 'csirt' | 'psirt' | 'division'
}

/** A decision as its screens show it; times are RFC 3339 texts of the database. */
export interface AssessmentRow {
  readonly id: string
  readonly vulnerabilityId: string
  readonly team: TeamRow
  readonly scope: 'team' | 'ci'
  /** Null at the scope `ci`: the decision comes from an item above that the reader may not see. */
  readonly ci: { readonly id: string; readonly name: string } | null
  /** Null: whichever component. */
  readonly component: { readonly id: string; readonly name: string; readonly version: string } | null
  readonly status: VexStatus
  readonly justification: VexJustification | null
  /** The condition that does not hold there. */
  readonly condition: { readonly id: string; readonly kind: ConditionKind; readonly text: string } | null
  /** What was in force at the scope when it was made. */
  readonly before: VexStatus | null
  readonly note: string
  readonly madeBy: string
  readonly madeAt: string
  readonly origin: 'ui' | 'api' | 'cli' | 'feed' | 'job' | null
  readonly batch: string | null
  readonly adoptedFrom: { readonly id: string; readonly team: TeamRow } | null
  readonly undoneAt: string | null
  readonly undoneBy: string | null
}

/** A team for answers. */
export function teamJson(alias: string): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`case when ${column('id')} is not null then jsonb_build_object('id', ${column('id')}, 'kind', ${column('kind')},
    'name', jsonb_build_object('ja', ${column('name_ja')}, 'en', ${column('name_en')})) end`
}

const isPlaceSeen = sql`(a.ci_id is null or exists (select from inventory.ci i where i.id = a.ci_id))`

/**
 * An assessment as JSON, from `matching.assessment a`; null where there is none. From an item above that the reader
 * may not see comes how it was decided, and nothing that would tell of that item.
 */
export const assessmentJson = sql`case when a.id is not null then jsonb_build_object(
  'id', a.id, 'vulnerabilityId', a.vulnerability_id, 'scope', case when a.ci_id is null then 'team' else 'ci' end,
  'team', (select ${teamJson('t')} from identity.team t where t.id = a.team_id),
  'ci', (select jsonb_build_object('id', i.id, 'name', i.name) from inventory.ci i where i.id = a.ci_id),
  'component', (select jsonb_build_object('id', c.id::text, 'name', c.name, 'version', c.version)
    from inventory.component c where c.id = a.component_id),
  'status', a.status, 'justification', a.justification,
  'condition', (select jsonb_build_object('id', k.id, 'kind', k.kind, 'text', k.text)
    from matching.condition k where k.id = a.condition_id),
  'before', (select b.status from matching.assessment b
    where b.vulnerability_id = a.vulnerability_id and b.team_id = a.team_id and b.sequence < a.sequence
      and b.ci_id is not distinct from a.ci_id and b.component_id is not distinct from a.component_id
      and (b.undone_at is null or b.undone_at > a.made_at)
    order by b.sequence desc limit 1),
  'note', case when ${isPlaceSeen} then a.note else '' end,
  'madeBy', case when ${isPlaceSeen} then coalesce((select p.name from identity.person p where p.id = a.made_by), '') else '' end,
  'madeAt', to_char(a.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'origin', a.origin, 'batch', a.batch_id,
  'adoptedFrom', (select jsonb_build_object('id', b.id, 'team', ${teamJson('t')})
    from matching.assessment b join identity.team t on t.id = b.team_id where b.id = a.adopted_from),
  'undoneBy', (select p.name from identity.person p where p.id = a.undone_by),
  'undoneAt', to_char(a.undone_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end`

/** Decisions, newest first: a team-wide one for whoever works here, one on an item for who may see the item. */
export async function listAssessmentRows(
  db: Executor,
  actor: Actor,
  filter: {
    readonly id?: string | undefined
    readonly vulnerabilityId?: string | undefined
    /** Those that hold for this item: on it, on what it is part of, for all of its team's items. */
    readonly ciId?: string | undefined
    readonly before?: string | undefined
    readonly limit: number
  },
): Promise<readonly AssessmentRow[]> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (filter.id !== undefined) parts.push(sql`a.id = ${filter.id}`)
  if (filter.vulnerabilityId !== undefined) parts.push(sql`a.vulnerability_id = ${filter.vulnerabilityId}`)
  if (filter.ciId !== undefined) {
    parts.push(sql`a.team_id = (select i.team_id from inventory.ci i where i.id = ${filter.ciId}) and (a.ci_id is null
      or a.ci_id in (select ancestor_id from inventory.closure where descendant_id = ${filter.ciId}))`)
  }
  if (filter.before !== undefined) parts.push(sql`a.id < ${filter.before}::uuid`)
  const seen = sql`(a.ci_id is null and ${isStaff(actor)}) or exists (
    select from inventory.ci where ci.id = a.ci_id and ${visible(actor, 'finding.view', 'ci')})`
  const { rows } = await sql<{ row: AssessmentRow }>`
    select ${assessmentJson} as row from matching.assessment a
    where (${seen}) and ${isCleared(actor, sql`a.vulnerability_id`)} and ${sql.join(parts, sql` and `)}
    order by a.id desc limit ${filter.limit}`.execute(db)
  return rows.map(({ row }) => row)
}

function isStaff(actor: Actor): boolean {
  return actor.kind === 'system' || (actor.kind === 'person' && actor.internal)
}

/**
 * Vulnerabilities decided about on an item above this one, which by that reach it, or on one of `others`; served by
 * closure_up.
 */
export async function findDecidedAbove(
  db: Executor,
  ciId: string,
  others: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.vulnerability_id as id from matching.assessment a
    where a.undone_at is null and a.ci_id in (
      select ancestor_id from inventory.closure where descendant_id = ${ciId} and ancestor_id <> ${ciId}
      union select unnest(${[...others]}::uuid[]))`.execute(db)
  return rows.map((row) => row.id)
}
