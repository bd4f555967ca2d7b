import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#domains/identity/index.ts'
import { likePattern } from '#kernel/text/search.ts'
import type { Executor } from '#platform/database/database.ts'
import { everybody } from './list.ts'
import { findReach, type Reach } from './reach-view.ts'
import { stateByCi, stateCounts } from './worklist-view.ts'

/** The risk order of worklists (decisions.md "Matching"), as what a page goes on after. */
export interface Place {
  readonly exploited: boolean
  readonly interest: number
  readonly epss: number
  readonly score: number
  readonly cis: number
  readonly id: string
}

export interface WorklistFilter {
  readonly id?: string | undefined
  readonly q?: string | undefined
  readonly teamId?: string | undefined
  readonly state: 'open' | 'settled' | 'all'
  readonly reach: 'ours' | 'all'
  readonly after?: Place | undefined
  readonly limit: number
}

/**
 * A page of the worklist in risk order. The walk goes along the order and stops when the page is full, looking up the
 * reader's counts on the way: team_vulnerability_open, then cell_vulnerability's key.
 */
export async function listPlaces(
  db: Executor,
  actor: Actor,
  filter: WorklistFilter,
): Promise<readonly Place[]> {
  const reach = await findReach(db, actor, filter.teamId)
  const { rows } = await sql<Place>`
    ${namedCounts(reach)}
    select t.exploited, t.interest, t.epss, t.score, seen.cis, t.vulnerability_id as id
    from ${walk(filter, reach)} t
    ${lookUp(reach, filter)}
    where ${conditions(filter)} and ${after(filter.after)}
    order by t.exploited desc, t.interest desc, t.epss desc, t.score desc, seen.cis desc, t.vulnerability_id desc
    limit ${filter.limit}`.execute(db)
  return rows
}

/** How many there are in all, up to 10,000. */
export async function countPlaces(db: Executor, actor: Actor, filter: WorklistFilter): Promise<number> {
  const reach = await findReach(db, actor, filter.teamId)
  const { rows } = await sql<{ total: number }>`
    ${namedCounts(reach)}
    select count(*)::int as total from (${counted(filter, reach)} limit 10000) counted`.execute(db)
  return rows[0]?.total ?? 0
}

/** Without order the reader's cells are read through, which is quicker than looking each vulnerability up. */
function counted(filter: WorklistFilter, reach: Reach): RawBuilder<unknown> {
  const isPart = !reach.isWhole && reach.namedCiIds.length === 0
  if (!isPart || filter.reach === 'all' || filter.id !== undefined || (filter.q ?? '') !== '')
    return sql`select from ${walk(filter, reach)} t ${lookUp(reach, filter)} where ${conditions(filter)}`
  const having = {
    open: sql`sum(open) > 0 or sum(affected) > 0`,
    settled: sql`sum(open) = 0 and sum(affected) = 0`,
    all: sql`true`,
  }[filter.state]
  return sql`select from matching.cell_vulnerability where cell_id = any(${[...reach.cells]}::int[])
    group by vulnerability_id having ${having}`
}

/** Counts of the items beyond the cells; drawn from the items, so none where there are none. */
function namedCounts(reach: Reach): RawBuilder<unknown> {
  if (reach.namedCiIds.length === 0) return sql``
  const where = sql`ci.id = any(${[...reach.namedCiIds]}::uuid[]) and o.ci_id = any(${[...reach.namedCiIds]}::uuid[])`
  return sql`with named as materialized (
    select vulnerability_id, ${stateCounts} from (${stateByCi(where)}) state group by vulnerability_id)`
}

/** What may be in the list, with its place in the order. */
function walk(filter: WorklistFilter, reach: Reach): RawBuilder<unknown> {
  const list = filter.teamId ?? everybody
  if (filter.id !== undefined) return facts(sql`v.id = ${filter.id}`)
  if (filter.reach === 'all') return facts(sql`true`)
  const isOpen = filter.state === 'open' && reach.namedCiIds.length === 0 ? sql`and is_open` : sql``
  const listed = sql`select vulnerability_id, exploited, interest, epss, score, cis, open, affected, settled
    from matching.team_vulnerability where list = ${list} ${isOpen}`
  if (reach.namedCiIds.length === 0) return sql`(${listed})`
  return sql`(${listed} union all
    select * from ${facts(sql`v.id in (select vulnerability_id from named)
      and not exists (select from matching.team_vulnerability own where own.list = ${list} and own.vulnerability_id = v.id)`)} beyond)`
}

/** Vulnerabilities by public facts alone. */
function facts(where: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select v.id as vulnerability_id, v.exploited_at is not null as exploited, 0::smallint as interest,
    coalesce(v.epss, -1::real) as epss, coalesce(v.severity_score, -1::real) as score, 0 as cis, 0 as open, 0 as affected,
    0 as settled from intel.vulnerability v where v.merged_into is null and ${where})`
}

/** The counts the reader sees, as `seen`. */
function lookUp(reach: Reach, filter: WorklistFilter): RawBuilder<unknown> {
  const isListed = filter.id === undefined && filter.reach === 'ours'
  if (reach.isWhole && reach.namedCiIds.length === 0 && isListed)
    return sql`cross join lateral (select t.cis, t.open, t.affected, t.settled) seen`
  const cells = sql`select cis, open, affected, settled from matching.cell_vulnerability cv
    where cv.vulnerability_id = t.vulnerability_id and cv.cell_id = any(${[...reach.cells]}::int[])`
  const named = sql`select cis, open, affected, settled from named where named.vulnerability_id = t.vulnerability_id`
  return sql`cross join lateral (
    select coalesce(sum(cis), 0)::int as cis, coalesce(sum(open), 0)::int as open,
      coalesce(sum(affected), 0)::int as affected, coalesce(sum(settled), 0)::int as settled
    from (${reach.namedCiIds.length === 0 ? cells : sql`${cells} union all ${named}`}) parts) seen`
}

function conditions(filter: WorklistFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (filter.reach === 'ours' && filter.id === undefined) parts.push(sql`seen.cis > 0`)
  if (filter.state === 'open') parts.push(sql`(seen.open > 0 or seen.affected > 0)`)
  if (filter.state === 'settled') parts.push(sql`seen.cis > 0 and seen.open = 0 and seen.affected = 0`)
  if (filter.q !== undefined && filter.q !== '') {
    parts.push(
      sql`t.vulnerability_id in (select id from intel.vulnerability where folded like ${likePattern(filter.q)})`,
    )
  }
  return sql.join(parts, sql` and `)
}

function after(place: Place | undefined): RawBuilder<unknown> {
  if (place === undefined) return sql`true`
  return sql`(t.exploited, t.interest, t.epss, t.score, seen.cis, t.vulnerability_id)
    < (${place.exploited}, ${place.interest}::smallint, ${place.epss}::real, ${place.score}::real, ${place.cis}, ${place.id}::uuid)`
}
