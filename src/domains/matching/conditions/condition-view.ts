import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { type AssessmentRow, teamJson } from '../assessments/assessment-view.ts'
import type { Condition } from './condition.ts'

/** A condition as its screens show it. */
export interface ConditionRow extends Omit<Condition, 'teamId'> {
  readonly team: AssessmentRow['team']
  readonly madeBy: string
  /** RFC 3339. */
  readonly madeAt: string
}

/**
 * Whether a vulnerability has a condition. Its hits are then undetermined until somebody answers for their items: a
 * condition that nobody looked at never makes anything "not affected". Served by condition_live, hashed.
 */
export function isConditional(vulnerabilityId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`${vulnerabilityId} in (
    select live.vulnerability_id from matching.condition live where live.ended_at is null)`
}

/** Conditions that are in force, the oldest first; served by condition_live or the primary key. */
export async function listConditionRows(
  db: Executor,
  filter: { readonly vulnerabilityId: string } | { readonly id: string },
): Promise<readonly ConditionRow[]> {
  const which =
    'id' in filter
      ? sql`k.id = ${filter.id}`
      : sql`k.vulnerability_id = ${filter.vulnerabilityId} and k.ended_at is null`
  const { rows } = await sql<ConditionRow>`
    select k.id, k.vulnerability_id as "vulnerabilityId", k.kind, k.text, ${teamJson('t')} as team,
      coalesce(p.name, '') as "madeBy", to_char(k.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt"
    from matching.condition k
    join identity.team t on t.id = k.team_id
    left join identity.person p on p.id = k.made_by
    where ${which} order by k.id`.execute(db)
  return rows
}

/** A condition, ended or not. */
export async function findCondition(
  db: Executor,
  id: string,
): Promise<(Pick<Condition, 'vulnerabilityId' | 'teamId'> & { readonly hasEnded: boolean }) | undefined> {
  const row = await db
    .selectFrom('matching.condition')
    .select(['vulnerability_id as vulnerabilityId', 'team_id as teamId', 'ended_at as endedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { endedAt, ...condition } = row
  return { ...condition, hasEnded: endedAt !== null }
}
