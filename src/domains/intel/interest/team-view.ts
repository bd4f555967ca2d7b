import { sql } from 'kysely'
import type { Guarded } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { Side } from './facts.ts'
import type { TeamKind } from './propose.ts'

/** A team as interest needs it. */
export interface InterestedTeam {
  readonly id: string
  readonly kind: TeamKind
  /** Which sides its items are of, all of them; empty where it has none. */
  readonly sides: readonly Side[]
}

/** Must be asked as Renkei itself: sides come from all of a team's items. */
export async function readInterestedTeams(
  db: Executor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, InterestedTeam>> {
  const { rows } = await sql<InterestedTeam>`
    select t.id, t.kind, case when t.kind = 'division' then
      array(select distinct ci.side from inventory.ci where ci.team_id = t.id order by 1) else '{}' end as sides
    from identity.team t where t.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** A team as the object of what is done in its name. */
export async function findTeamObject(db: Executor, teamId: string): Promise<Guarded | undefined> {
  const row = await db
    .selectFrom('identity.team')
    .select('organisation_id')
    .where('id', '=', teamId)
    .executeTakeFirst()
  return row === undefined ? undefined : guardedTeam(teamId, row.organisation_id)
}

/** The access columns of a team. */
export function guardedTeam(teamId: string, organisationId: string): Guarded {
  return {
    organisationId,
    divisionId: null,
    teamId,
    ownerId: null,
    tlp: 'clear',
    needToKnow: false,
    given: false,
  }
}
