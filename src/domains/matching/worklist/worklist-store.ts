import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

const worklistLock = 8720_0004

/** What became more for one team: items that want a decision and did not before. */
export interface Opened {
  readonly vulnerabilityId: string
  readonly teamId: string | null
  readonly opened: number
}

/**
 * Counts the vulnerabilities' cells anew.
 * @param cells rows (vulnerability_id, organisation_id, division_id, team_id, tlp, worst, cis, open, affected, settled)
 * @returns per team, how many items came to be open
 */
export async function replaceCells(
  db: Executor,
  vulnerabilityIds: readonly string[],
  change: { readonly cells: RawBuilder<unknown>; readonly at: Temporal.Instant },
): Promise<readonly Opened[]> {
  // Two transactions that count the same vulnerability at once would each miss what the other changes.
  await sql`select pg_advisory_xact_lock(${worklistLock})`.execute(db)
  const ids = [...vulnerabilityIds]
  const { rows } = await sql<Opened>`
    with before as (
      select vulnerability_id, team_id, sum(open)::int as open from matching.team_vulnerability
      where vulnerability_id = any(${ids}::uuid[]) group by vulnerability_id, team_id
    ), wanted as (
      ${change.cells}
    ), gone as (
      delete from matching.team_vulnerability t where t.vulnerability_id = any(${ids}::uuid[]) and not exists (
        select from wanted w where w.vulnerability_id = t.vulnerability_id and w.organisation_id = t.organisation_id
          and w.division_id is not distinct from t.division_id and w.team_id is not distinct from t.team_id
          and w.tlp = t.tlp)
    ), kept as (
      insert into matching.team_vulnerability as t (vulnerability_id, organisation_id, division_id, team_id, tlp,
        worst, cis, open, affected, settled, changed_at)
      select vulnerability_id, organisation_id, division_id, team_id, tlp, worst, cis, open, affected, settled,
        ${change.at.toString()}::timestamptz
      from wanted
      on conflict (vulnerability_id, organisation_id, division_id, team_id, tlp) do update
        set worst = excluded.worst, cis = excluded.cis, open = excluded.open, affected = excluded.affected,
          settled = excluded.settled, changed_at = excluded.changed_at
        where (t.worst, t.cis, t.open, t.affected, t.settled)
          is distinct from (excluded.worst, excluded.cis, excluded.open, excluded.affected, excluded.settled)
    ), now_ as (
      select vulnerability_id, team_id, sum(open)::int as open from wanted group by vulnerability_id, team_id
    )
    select now_.vulnerability_id as "vulnerabilityId", now_.team_id as "teamId",
      now_.open - coalesce(before.open, 0) as opened
    from now_ left join before on before.vulnerability_id = now_.vulnerability_id
      and before.team_id is not distinct from now_.team_id
    where now_.open > coalesce(before.open, 0)`.execute(db)
  return rows
}
