import { sql } from 'kysely'
import type { InterestFacts } from '#domains/intel/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { everybody } from './list.ts'

/** A team and a vulnerability that touches, or touched, items of its. */
export interface Pair {
  readonly vulnerabilityId: string
  readonly teamId: string
}

/**
 * What is told of the teams' items that the vulnerabilities touch, as their interest is decided by it: from their
 * profiles, so restricted items say nothing here. How many they are decides nothing but whether there are any: a count
 * that moves would be news each time. Served by profile_vulnerability's key.
 */
export async function findEnvironments(
  db: Executor,
  pairs: readonly Pair[],
): Promise<readonly InterestFacts[]> {
  const { rows } = await sql<InterestFacts & { readonly unimportant: boolean }>`
    select p.vulnerability_id as "vulnerabilityId", p.team_id as "teamId",
      coalesce(array_agg(distinct held.exposure) filter (where held.cis > 0), '{}') as exposures,
      coalesce(array_agg(distinct held.criticality) filter (where held.cis > 0), '{}') as criticalities,
      coalesce(array_agg(distinct held.safety::text) filter (where held.cis > 0), '{}') as safety,
      coalesce(array_agg(distinct held.side) filter (where held.cis > 0), '{}') as sides,
      least(coalesce(sum(held.cis), 0), 1)::int as items, ${isUnimportant} as unimportant
    from unnest(${pairs.map((pair) => pair.vulnerabilityId)}::uuid[], ${pairs.map((pair) => pair.teamId)}::uuid[])
      as p (vulnerability_id, team_id)
    left join (
      select pv.vulnerability_id, pv.cis, profile.*
      from matching.profile_vulnerability pv join matching.profile on profile.id = pv.profile_id
    ) held on held.vulnerability_id = p.vulnerability_id and held.team_id = p.team_id
    group by p.vulnerability_id, p.team_id`.execute(db)
  // Told only where it is so: proposals are kept with what they were told, and the same again says nothing new.
  return rows.map(({ unimportant, ...facts }) => (unimportant ? { ...facts, unimportant } : facts))
}

/**
 * Whether every place where it is found says so. Few vulnerabilities are called so anywhere: those are looked up first,
 * once for all pairs, by affected_range_unimportant; then hit_by_vulnerability, up to the first hit that says otherwise.
 */
const isUnimportant = sql`(p.vulnerability_id in (
    select said.vulnerability_id from matching.affected_range said where said.remark = 'unimportant')
  and not exists (select from matching.hit where hit.vulnerability_id = p.vulnerability_id and hit.until is null
    and hit.verdict in ('affected', 'undetermined') and hit.reason ->> 'remark' is distinct from 'unimportant'))`

/** Every team and vulnerability that touches any of its items. */
export async function listPairs(db: Executor): Promise<readonly Pair[]> {
  const { rows } = await sql<Pair>`
    select vulnerability_id as "vulnerabilityId", list as "teamId" from matching.team_vulnerability
    where list <> ${everybody} order by 1, 2`.execute(db)
  return rows
}
