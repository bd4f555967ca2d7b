import { sql } from 'kysely'
import { type PersonActor, type Tlp, visibleCell } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { Reason } from './notice.ts'

/** Somebody whose role makes them answer for the team's findings. */
export interface Candidate {
  readonly personId: string
  readonly wantsMail: boolean
  readonly reason: readonly Reason[]
}

/**
 * Responders, engineers and handlers of the team; handlers where no team is responsible. Served by
 * membership_by_team.
 */
export async function findCandidates(db: Executor, teamId: string | null): Promise<readonly Candidate[]> {
  const answers =
    teamId === null
      ? sql`m.role = 'handler'`
      : sql`m.team_id = ${teamId} and m.role in ('responder', 'engineer', 'handler')`
  const team =
    teamId === null ? sql`null::jsonb` : sql`jsonb_build_object('id', t.id, 'ja', t.name_ja, 'en', t.name_en)`
  const { rows } = await sql<Candidate>`
    select p.id as "personId", p.email is not null and p.mail_notices as "wantsMail",
      jsonb_agg(distinct jsonb_build_object('role', m.role, 'team', ${team})) as reason
    from identity.membership m
    join identity.person p on p.id = m.person_id
    left join identity.team t on t.id = m.team_id
    where ${answers} and p.disabled_at is null
    group by p.id order by p.id`.execute(db)
  return rows
}

/** The TLP label under which the vulnerability itself stands; undefined when it is not there. */
export async function findVulnerabilityTlp(db: Executor, vulnerabilityId: string): Promise<Tlp | undefined> {
  const row = await db
    .selectFrom('intel.vulnerability')
    .select('tlp')
    .where('id', '=', vulnerabilityId)
    .executeTakeFirst()
  return row?.tlp
}

/**
 * How many of the team's items want a decision now, for each person of those whose findings they may see: the sum
 * over the worklist's cells, as the worklist itself counts. Served by its unique index.
 */
export async function countOpenItems(
  db: Executor,
  actors: readonly PersonActor[],
  subject: { readonly vulnerabilityId: string; readonly teamId: string | null },
): Promise<ReadonlyMap<string, number>> {
  if (actors.length === 0) return new Map()
  const counts = actors.map(
    (actor) => sql`
      select ${actor.id} as "personId", coalesce(sum(open), 0)::int as open
      from cells cell where ${visibleCell(actor, 'finding.view', 'cell')}`,
  )
  const { rows } = await sql<{ personId: string; open: number }>`
    with cells as materialized (
      select * from matching.team_vulnerability
      where vulnerability_id = ${subject.vulnerabilityId} and team_id is not distinct from ${subject.teamId}::uuid
    ) ${sql.join(counts, sql` union all `)}`.execute(db)
  return new Map(rows.map((row) => [row.personId, row.open]))
}
