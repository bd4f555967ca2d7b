import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#domains/identity/index.ts'
import { interestRank } from '#domains/intel/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { everybody } from './list.ts'
import { isOfItems, type Narrowing } from './narrowing.ts'
import { narrowedFacts, narrowedVerdict, ratingRank } from './narrowing-view.ts'
import { findNarrowedReach, type Reach } from './reach-view.ts'
import { isFoundBy } from './search-view.ts'
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

export interface WorklistFilter extends Narrowing {
  readonly q?: string | undefined
  readonly teamId?: string | undefined
  readonly state: 'open' | 'settled' | 'all'
  /** `all` is what is known, as long as nothing is asked about items. */
  readonly reach: 'ours' | 'all'
  readonly after?: Place | undefined
  readonly limit: number
  /** From when days are counted back. */
  readonly now: Temporal.Instant
  /** How many rows there are, where that is known: a few are found otherwise than the first of many (`isSparse`). */
  readonly total?: number
}

/** Up to so many rows a list is put together from the reader's cells; beyond, the walk meets a page of them sooner. */
const fewRows = 1000

/** Counts go as far as this. */
export const countedUpTo = 10_000

/**
 * A page of the worklist in risk order. The walk goes along the order and stops when the page is full, looking up the
 * reader's counts on the way: team_vulnerability_open, then cell_vulnerability's key.
 */
export async function listPlaces(
  db: Executor,
  actor: Actor,
  filter: WorklistFilter,
): Promise<readonly Place[]> {
  const reach = await findNarrowedReach(db, actor, filter)
  if (isOurs(filter) && reach.cells.length === 0 && reach.namedCiIds.length === 0) return []
  const { rows } = await sql<Place>`
    ${namedCounts(reach)}
    select t.exploited, t.interest, t.epss, t.score, seen.cis, t.vulnerability_id as id
    from ${walk(filter, reach)} t
    ${isPart(reach, filter) && isSparse(filter, actor) ? grouped(reach) : lookUp(reach, filter)}
    where ${conditions(filter, actor)} and ${after(filter.after)}
    order by t.exploited desc, t.interest desc, t.epss desc, t.score desc, seen.cis desc, t.vulnerability_id desc
    limit ${filter.limit}`.execute(db)
  return rows
}

/** How many there are in all; one more than `countedUpTo` when there are more. */
export async function countPlaces(db: Executor, actor: Actor, filter: WorklistFilter): Promise<number> {
  const reach = await findNarrowedReach(db, actor, filter)
  const { rows } = await sql<{ total: number }>`
    ${namedCounts(reach)}
    select count(*)::int as total from (${counted(filter, actor, reach)} limit ${countedUpTo + 1}) counted`.execute(
    db,
  )
  return rows[0]?.total ?? 0
}

/** Without order the reader's cells are read through, which is quicker than looking each vulnerability up. */
function counted(filter: WorklistFilter, actor: Actor, reach: Reach): RawBuilder<unknown> {
  if (!isPart(reach, filter))
    return sql`select from ${walk(filter, reach)} t ${lookUp(reach, filter)} where ${conditions(filter, actor)}`
  const having = {
    open: sql`sum(open) > 0 or sum(affected) > 0`,
    settled: sql`sum(open) = 0 and sum(affected) = 0`,
    all: sql`true`,
  }[filter.state]
  const verdict = narrowedVerdict(filter, sql`sum(determined)`)
  const seen = sql`select vulnerability_id from matching.cell_vulnerability
    where cell_id = any(${[...reach.cells]}::int[])
    group by vulnerability_id having ${sql.join([sql`(${having})`, ...verdict], sql` and `)}`
  const facts = factConditions(filter, actor)
  if (facts.length === 0) return seen
  return sql`select from (${seen}) seen join ${walk(filter, reach)} t on t.vulnerability_id = seen.vulnerability_id
    where ${sql.join(facts, sql` and `)}`
}

/** Whether the reader's counts are those of some cells and of nothing else. */
function isPart(reach: Reach, filter: WorklistFilter): boolean {
  return !reach.isWhole && reach.namedCiIds.length === 0 && isOurs(filter)
}

/** Whether the walk would look up a great many rows in vain, because only the reader's counts tell which are in. */
function isSparse(filter: WorklistFilter, actor: Actor): boolean {
  const { total } = filter
  return total !== undefined && total <= fewRows && factConditions(filter, actor).length === 0
}

/** Whether only what touches an item can be in the list. */
function isOurs(filter: WorklistFilter): boolean {
  return filter.reach === 'ours' || isOfItems(filter)
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
  if (!isOurs(filter)) return knownFacts(filter, sql`true`)
  const isOpen = filter.state === 'open' && reach.namedCiIds.length === 0 ? sql`and is_open` : sql``
  const listed = sql`select vulnerability_id, exploited, interest, epss, score, cis, determined, open, affected,
      settled, rating, listed_at
    from matching.team_vulnerability where list = ${list} ${isOpen}`
  if (reach.namedCiIds.length === 0) return sql`(${listed})`
  return sql`(${listed} union all
    select * from ${knownFacts(
      filter,
      sql`v.id in (select vulnerability_id from named)
      and not exists (select from matching.team_vulnerability own where own.list = ${list} and own.vulnerability_id = v.id)`,
    )} beyond)`
}

/** Vulnerabilities by what is known of them alone; what only touches named items is listed since its first hit. */
export function knownFacts(
  { interest, since, teamId }: Pick<WorklistFilter, 'interest' | 'since' | 'teamId'>,
  where: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const ofTeam = teamId === undefined ? sql`true` : sql`i.team_id = ${teamId}`
  const rank =
    interest === undefined
      ? sql`0`
      : sql`coalesce((select max(${interestRank('i')}) from intel.interest i
          where i.vulnerability_id = v.id and ${ofTeam}), 0)`
  const listed =
    since === undefined
      ? sql`null`
      : sql`(select min(hit.since) from matching.hit where hit.vulnerability_id = v.id and hit.until is null)`
  return sql`(select v.id as vulnerability_id, v.exploited_at is not null as exploited, ${rank}::smallint as interest,
    coalesce(v.epss, -1::real) as epss, coalesce(v.severity_score, -1::real) as score, 0 as cis, 0 as determined,
    0 as open, 0 as affected, 0 as settled, ${ratingRank('v')} as rating, ${listed}::timestamptz as listed_at
    from intel.vulnerability v where v.merged_into is null and ${where})`
}

/** The counts the reader sees, as `seen`. */
function lookUp(reach: Reach, filter: WorklistFilter): RawBuilder<unknown> {
  if (reach.isWhole && reach.namedCiIds.length === 0 && isOurs(filter))
    return sql`cross join lateral (select t.cis, t.determined, t.open, t.affected, t.settled) seen`
  const cells = sql`select cis, determined, open, affected, settled from matching.cell_vulnerability cv
    where cv.vulnerability_id = t.vulnerability_id and cv.cell_id = any(${[...reach.cells]}::int[])`
  const named = sql`select cis, determined, open, affected, settled from named where named.vulnerability_id = t.vulnerability_id`
  return sql`cross join lateral (
    select coalesce(sum(cis), 0)::int as cis, coalesce(sum(determined), 0)::int as determined,
      coalesce(sum(open), 0)::int as open, coalesce(sum(affected), 0)::int as affected,
      coalesce(sum(settled), 0)::int as settled
    from (${reach.namedCiIds.length === 0 ? cells : sql`${cells} union all ${named}`}) parts) seen`
}

/** The same counts, of all that the cells hold. */
function grouped(reach: Reach): RawBuilder<unknown> {
  return sql`join (
    select vulnerability_id, sum(cis)::int as cis, sum(determined)::int as determined, sum(open)::int as open,
      sum(affected)::int as affected, sum(settled)::int as settled
    from matching.cell_vulnerability where cell_id = any(${[...reach.cells]}::int[])
    group by vulnerability_id) seen on seen.vulnerability_id = t.vulnerability_id`
}

function conditions(filter: WorklistFilter, actor: Actor): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`true`, ...factConditions(filter, actor)]
  if (isOurs(filter)) parts.push(sql`seen.cis > 0`)
  if (filter.state === 'open') parts.push(sql`(seen.open > 0 or seen.affected > 0)`)
  if (filter.state === 'settled') parts.push(sql`seen.cis > 0 and seen.open = 0 and seen.affected = 0`)
  parts.push(...narrowedVerdict(filter, sql`seen.determined`))
  return sql.join(parts, sql` and `)
}

/** What is asked of the vulnerability itself. */
export function factConditions(
  filter: Narrowing & Pick<WorklistFilter, 'q' | 'now'>,
  actor: Actor,
): readonly RawBuilder<unknown>[] {
  const { q, now } = filter
  return [...narrowedFacts(filter, actor, now), ...(q === undefined || q === '' ? [] : [isFoundBy(q)])]
}

function after(place: Place | undefined): RawBuilder<unknown> {
  if (place === undefined) return sql`true`
  return sql`(t.exploited, t.interest, t.epss, t.score, seen.cis, t.vulnerability_id)
    < (${place.exploited}, ${place.interest}::smallint, ${place.epss}::real, ${place.score}::real, ${place.cis}, ${place.id}::uuid)`
}
