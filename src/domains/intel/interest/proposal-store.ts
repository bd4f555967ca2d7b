import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { Environment } from './facts.ts'
import type { Proposal } from './propose.ts'

const interestLock = 8720_0005

/** One proposes at a time: what was read before the other's commit must not overwrite it. Ends with the transaction. */
export async function lockProposals(db: Executor): Promise<void> {
  await sql`select pg_advisory_xact_lock(${interestLock})`.execute(db)
}

/** A proposal for one team and vulnerability, with what was told of the team's items. */
export interface ProposedInterest extends Proposal {
  readonly vulnerabilityId: string
  readonly teamId: string
  readonly environment: Environment
}

/**
 * Writes the proposals that say something new; what a person set stays. One whose interval moves becomes a new version.
 * A proposal about no items takes back what was there and adds nothing.
 * @returns the vulnerabilities whose interests changed
 */
export async function keepProposals(
  db: Executor,
  proposals: readonly ProposedInterest[],
  given: { readonly revision: number; readonly at: Temporal.Instant },
): Promise<readonly string[]> {
  if (proposals.length === 0) return []
  const column = <K extends keyof ProposedInterest>(name: K) => proposals.map((one) => one[name])
  const { rows } = await sql<{ id: string }>`
    with told as (
      select distinct on (n.vulnerability_id, n.team_id) n.* from unnest(
        ${column('vulnerabilityId')}::uuid[], ${column('teamId')}::uuid[], ${column('lower')}::text[],
        ${column('upper')}::text[], ${proposals.map((one) => JSON.stringify(one.reasons))}::jsonb[],
        ${column('narrowing')}::text[], ${proposals.map((one) => JSON.stringify(one.environment))}::jsonb[])
        as n (vulnerability_id, team_id, lower, upper, reasons, narrowing, environment)
      left join intel.interest i on i.vulnerability_id = n.vulnerability_id and i.team_id = n.team_id
      where (i.team_id is null and n.lower is not null)
        or (i.team_id is not null and (i.lower, i.upper, i.reasons, i.narrowing, i.environment)
          is distinct from (n.lower, n.upper, n.reasons, n.narrowing, n.environment))
    ), kept as (
      insert into intel.interest as i (vulnerability_id, team_id, lower, upper, reasons, narrowing, environment,
        rules_revision, proposed_at)
      select vulnerability_id, team_id, lower, upper, reasons, narrowing, environment, ${given.revision}::int,
        ${given.at.toString()}::timestamptz
      from told order by vulnerability_id, team_id
      on conflict (vulnerability_id, team_id) do update
        set lower = excluded.lower, upper = excluded.upper, reasons = excluded.reasons,
          narrowing = excluded.narrowing, environment = excluded.environment,
          rules_revision = excluded.rules_revision, proposed_at = excluded.proposed_at,
          version = i.version + case when i.lower is distinct from excluded.lower
            or i.upper is distinct from excluded.upper then 1 else 0 end
      returning i.vulnerability_id
    )
    select distinct vulnerability_id as id from kept order by 1`.execute(db)
  return rows.map((row) => row.id)
}

/**
 * Interests in one vulnerability go along when it turns out to be another: what a person set, where the other's team
 * set nothing. The proposals of the other are made anew.
 */
export async function moveInterests(db: Executor, from: string, into: string): Promise<void> {
  await sql`
    insert into intel.interest as i (vulnerability_id, team_id, set_level, set_note, set_by, set_at, set_lower, set_upper)
    select ${into}, team_id, set_level, set_note, set_by, set_at, set_lower, set_upper from intel.interest
    where vulnerability_id = ${from} and set_level is not null
    on conflict (vulnerability_id, team_id) do update
      set set_level = excluded.set_level, set_note = excluded.set_note, set_by = excluded.set_by,
        set_at = excluded.set_at, set_lower = excluded.set_lower, set_upper = excluded.set_upper,
        version = i.version + 1
      where i.set_level is null`.execute(db)
  await sql`
    insert into intel.decision_point (vulnerability_id, point, source, value, told_at)
    select ${into}, point, source, value, told_at from intel.decision_point where vulnerability_id = ${from}
    on conflict do nothing`.execute(db)
  await sql`delete from intel.interest where vulnerability_id = ${from}`.execute(db)
  await sql`delete from intel.decision_point where vulnerability_id = ${from}`.execute(db)
}
