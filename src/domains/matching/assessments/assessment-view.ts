import { type RawBuilder, sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { stateByCi } from '../worklist/worklist-view.ts'
import type { AssessmentScope, VexJustification, VexStatus } from './assessment.ts'

/** A decision as its screens show it; times are RFC 3339 texts of the database. */
export interface AssessmentRow {
  readonly id: string
  readonly vulnerabilityId: string
  readonly team: {
    readonly id: string
    readonly name: { readonly ja: string | null; readonly en: string | null }
    readonly kind: 'csirt' | 'psirt' | 'division'
  }
  readonly scope: 'team' | 'ci'
  readonly ci: { readonly id: string; readonly name: string } | null
  readonly status: VexStatus
  readonly justification: VexJustification | null
  readonly note: string
  readonly madeBy: string
  readonly madeAt: string
  readonly undoneAt: string | null
  readonly undoneBy: string | null
}

/** A team for answers. */
export function teamJson(alias: string): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`case when ${column('id')} is not null then jsonb_build_object('id', ${column('id')}, 'kind', ${column('kind')},
    'name', jsonb_build_object('ja', ${column('name_ja')}, 'en', ${column('name_en')})) end`
}

/** An assessment as JSON, from `matching.assessment a`; null where there is none. */
export const assessmentJson = sql`case when a.id is not null then jsonb_build_object(
  'id', a.id, 'vulnerabilityId', a.vulnerability_id, 'scope', case when a.ci_id is null then 'team' else 'ci' end,
  'team', (select ${teamJson('t')} from identity.team t where t.id = a.team_id),
  'ci', (select jsonb_build_object('id', i.id, 'name', i.name) from inventory.ci i where i.id = a.ci_id),
  'status', a.status, 'justification', a.justification, 'note', a.note,
  'madeBy', coalesce((select p.name from identity.person p where p.id = a.made_by), ''),
  'madeAt', to_char(a.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'undoneBy', (select p.name from identity.person p where p.id = a.undone_by),
  'undoneAt', to_char(a.undone_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end`

/** Decisions, newest first: a team-wide one for whoever works here, one on an item for who may see the item. */
export async function listAssessmentRows(
  db: Executor,
  actor: Actor,
  filter: {
    readonly id?: string | undefined
    readonly vulnerabilityId?: string | undefined
    readonly ciId?: string | undefined
    readonly before?: string | undefined
    readonly limit: number
  },
): Promise<readonly AssessmentRow[]> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (filter.id !== undefined) parts.push(sql`a.id = ${filter.id}`)
  if (filter.vulnerabilityId !== undefined) parts.push(sql`a.vulnerability_id = ${filter.vulnerabilityId}`)
  if (filter.ciId !== undefined) {
    parts.push(sql`(a.ci_id = ${filter.ciId} or (a.ci_id is null and a.team_id =
      (select i.team_id from inventory.ci i where i.id = ${filter.ciId})))`)
  }
  if (filter.before !== undefined) parts.push(sql`a.id < ${filter.before}::uuid`)
  const seen = sql`(a.ci_id is null and ${isStaff(actor)}) or exists (
    select from inventory.ci where ci.id = a.ci_id and ${visible(actor, 'finding.view', 'ci')})`
  const { rows } = await sql<{ row: AssessmentRow }>`
    select ${assessmentJson} as row from matching.assessment a
    where (${seen}) and ${sql.join(parts, sql` and `)}
    order by a.id desc limit ${filter.limit}`.execute(db)
  return rows.map(({ row }) => row)
}

function isStaff(actor: Actor): boolean {
  return actor.kind === 'system' || (actor.kind === 'person' && actor.internal)
}

/** Items the decision would reach, and those that keep a nearer decision of their own. */
export async function countReach(
  db: Executor,
  actor: Actor,
  scope: AssessmentScope,
): Promise<{ readonly cis: number; readonly kept: number }> {
  const wanted = scope.ciId === null ? sql`true` : sql`ci.id = ${scope.ciId}`
  const where = sql`hit.vulnerability_id = ${scope.vulnerabilityId} and ci.team_id = ${scope.teamId} and ${wanted}
    and ${visible(actor, 'finding.view', 'ci')}`
  const { rows } = await sql<{ cis: number; kept: number }>`
    select count(*)::int as cis, (count(*) filter (where ${scope.ciId === null} and exists (
      select from matching.assessment a where a.vulnerability_id = state.vulnerability_id and a.team_id = state.team_id
        and a.ci_id = state.ci_id and a.undone_at is null)))::int as kept
    from (${stateByCi(where)}) state`.execute(db)
  return rows[0] ?? { cis: 0, kept: 0 }
}
