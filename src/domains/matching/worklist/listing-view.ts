import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#domains/identity/index.ts'
import { interestRank, isCleared } from '#domains/intel/index.ts'
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
}

/** Up to so many rows a list is put together from the reader's cells; beyond, the walk meets a page of them sooner. */
const fewRows = 1000

/** Counts go as far as this. */
export const countedUpTo = 10_000

/** What is asked for and what of it the reader may count: found once, for the page and for the number of rows. */
export interface Asked {
  readonly actor: Actor
  readonly filter: WorklistFilter
  readonly reach: Reach
  /** Counts of the items beyond the cells, by vulnerability; null where there are no such items. */
  readonly named: readonly NamedCounts[] | null
}

/** Looks how far the reader sees. */
export async function askWorklist(db: Executor, actor: Actor, filter: WorklistFilter): Promise<Asked> {
  const reach = await findNarrowedReach(db, actor, filter)
  return { actor, filter, reach, named: await listNamedCounts(db, reach) }
}

/**
 * A page of the worklist in risk order. The walk goes along the order and stops when the page is full, looking up the
 * reader's counts on the way: team_vulnerability_open, then cell_vulnerability's key. What touches items beyond the
 * cells is counted first, kept out of the walk and put in order beside it: a few hundred beside tens of thousands.
 * @param total how many rows there are, where that is known: a few are found otherwise than the first of many (`isSparse`)
 */
export async function listPlaces(db: Executor, asked: Asked, total?: number): Promise<readonly Place[]> {
  const { filter, reach, named } = asked
  if (isOurs(filter) && reach.cells.length === 0 && named === null) return []
  const page = (part: RawBuilder<unknown>) => sql`(
    select t.exploited, t.interest, t.epss, t.score, seen.cis, t.vulnerability_id as id
    from ${part} and ${conditions(asked)} and ${after(filter.after)}
    order by t.exploited desc, t.interest desc, t.epss desc, t.score desc, seen.cis desc, t.vulnerability_id desc
    limit ${filter.limit})`
  const counts = isPart(asked) && isSparse(asked, total) ? grouped(reach) : lookUp(asked)
  const rows = isOurs(filter) ? walk(filter) : firstKnown(asked)
  const walked = page(sql`${rows} t ${counts} where ${isBeside(named)}`)
  const { rows: places } = await sql<Place>`
    select * from (${named === null ? walked : sql`${walked} union all ${page(namedRows(asked, named))}`}) page
    order by exploited desc, interest desc, epss desc, score desc, cis desc, id desc limit ${filter.limit}`.execute(
    db,
  )
  return places
}

/**
 * Of all that is known, the rows that a page can come from: those first in order by their facts, with all that are level
 * with the last of them, so that counts are looked up for these only. Those level with where the page goes on after are
 * taken whole, for some of them were on the page before.
 */
function firstKnown(asked: Asked): RawBuilder<unknown> {
  const { filter, named } = asked
  const known = sql`select t.* from ${walk(filter)} t where ${isBeside(named)} and ${conditions(asked)}`
  const first = (where: RawBuilder<unknown>) => sql`(${known} and ${where}
    order by t.exploited desc, t.interest desc, t.epss desc, t.score desc
    fetch first (${filter.limit}::int) rows with ties)`
  if (filter.after === undefined) return first(sql`true`)
  const { exploited, interest, epss, score } = filter.after
  const facts = sql`(t.exploited, t.interest, t.epss, t.score)`
  const place = sql`(${exploited}::boolean, ${interest}::smallint, ${epss}::real, ${score}::real)`
  return sql`(${known} and ${facts} = ${place} union all ${first(sql`${facts} < ${place}`)})`
}

/** How many there are in all; one more than `countedUpTo` when there are more. */
export async function countPlaces(db: Executor, asked: Asked): Promise<number> {
  const { named } = asked
  const beyond =
    named === null ? sql`` : sql`union all select from ${namedRows(asked, named)} and ${conditions(asked)}`
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from ((${counted(asked)} limit ${countedUpTo + 1}) ${beyond}) counted`.execute(
    db,
  )
  return Math.min(rows[0]?.total ?? 0, countedUpTo + 1)
}

/** Without order the reader's cells are read through, which is quicker than looking each vulnerability up. */
function counted(asked: Asked): RawBuilder<unknown> {
  const { filter, reach, named } = asked
  if (!isPart(asked))
    return sql`select from ${walk(filter)} t ${lookUp(asked)} where ${isBeside(named)} and ${conditions(asked)}`
  const having = {
    open: sql`sum(open) > 0 or sum(affected) > 0`,
    settled: sql`sum(open) = 0 and sum(affected) = 0`,
    all: sql`true`,
  }[filter.state]
  const verdict = narrowedVerdict(filter, sql`sum(determined)`)
  const seen = sql`select t.vulnerability_id from matching.cell_vulnerability t
    where cell_id = any(${[...reach.cells]}::int[]) and ${isBeside(named)}
      and ${isCleared(asked.actor, sql`t.vulnerability_id`)}
    group by vulnerability_id having ${sql.join([sql`(${having})`, ...verdict], sql` and `)}`
  const facts = factConditions(filter, asked.actor)
  if (facts.length === 0) return sql`select from (${seen}) seen`
  return sql`select from (${seen}) seen join ${walk(filter)} t on t.vulnerability_id = seen.vulnerability_id
    where ${sql.join(facts, sql` and `)}`
}

/** Whether the counts of what is walked are those of some cells. */
function isPart({ reach, filter }: Asked): boolean {
  return !reach.isWhole && isOurs(filter)
}

/** Whether the walk would look up a great many rows in vain, because only the reader's counts tell which are in. */
function isSparse({ filter, actor }: Asked, total: number | undefined): boolean {
  return total !== undefined && total <= fewRows && factConditions(filter, actor).length === 0
}

/** Whether only what touches an item can be in the list. */
function isOurs(filter: WorklistFilter): boolean {
  return filter.reach === 'ours' || filter.state !== 'all' || isOfItems(filter)
}

const countNames = ['cis', 'determined', 'open', 'affected', 'settled'] as const

type NamedCounts = { readonly id: string } & Readonly<Record<(typeof countNames)[number], number>>

/** Asked apart, so that PostgreSQL sees how many there are when it plans the page. */
async function listNamedCounts(db: Executor, { namedCiIds }: Reach): Promise<Asked['named']> {
  if (namedCiIds.length === 0) return null
  const ids = sql`any(${[...namedCiIds]}::uuid[])`
  const { rows } = await sql<NamedCounts>`
    select vulnerability_id as id, ${stateCounts}
    from (${stateByCi(sql`ci.id = ${ids} and o.ci_id = ${ids}`)}) state group by vulnerability_id`.execute(db)
  return rows
}

/** Whether what is walked touches nothing beyond the cells. */
function isBeside(named: Asked['named']): RawBuilder<unknown> {
  if (named === null) return sql`true`
  return sql`t.vulnerability_id <> all(${named.map(({ id }) => id)}::uuid[])`
}

/** What touches items beyond the cells, each with its place in the order and all that the reader sees of it. */
function namedRows({ filter, reach }: Asked, named: readonly NamedCounts[]): RawBuilder<unknown> {
  const list = filter.teamId ?? everybody
  const ids = sql`${named.map(({ id }) => id)}::uuid[]`
  const facts = isOurs(filter)
    ? sql`(select * from (${listed(list)}) own where own.vulnerability_id = any(${ids})
        union all select * from ${knownFacts(
          filter,
          sql`v.id = any(array(select unnest(${ids}) except
            select vulnerability_id from matching.team_vulnerability own
            where own.list = ${list} and own.vulnerability_id = any(${ids})))`,
        )} beyond)`
    : knownFacts(filter, sql`v.id = any(${ids})`)
  const columns = countNames.map((count) => sql`${named.map((one) => one[count])}::int[]`)
  const own = sql`unnest(${ids}, ${sql.join(columns)}) as own (id, ${names()})`
  // Who sees all of the list has its counts in the list.
  const isListed = reach.isWhole && isOurs(filter)
  const sums = countNames.map((count) => {
    const cells = isListed ? sql.ref(`t.${count}`) : sql`coalesce(${sql.ref(`cells.${count}`)}, 0)`
    return sql`(${sql.ref(`own.${count}`)} + ${cells})::int as ${sql.ref(count)}`
  })
  return sql`${facts} t join ${own} on own.id = t.vulnerability_id ${isListed ? sql`` : cellsOf(reach, ids)}
    cross join lateral (select ${sql.join(sums)}) seen where true`
}

function cellsOf(reach: Reach, ids: RawBuilder<unknown>): RawBuilder<unknown> {
  const sums = countNames.map((count) => sql`sum(${sql.ref(count)}) as ${sql.ref(count)}`)
  return sql`left join (
      select vulnerability_id, ${sql.join(sums)} from matching.cell_vulnerability
      where vulnerability_id = any(${ids}) and cell_id = any(${[...reach.cells]}::int[])
      group by vulnerability_id) cells on cells.vulnerability_id = own.id`
}

function names(): RawBuilder<unknown> {
  return sql.join(countNames.map((count) => sql.ref(count)))
}

/** What may be in the list, with its place in the order. */
function walk(filter: WorklistFilter): RawBuilder<unknown> {
  if (!isOurs(filter)) return knownFacts(filter, sql`true`)
  const isOpen = filter.state === 'open' ? sql`and is_open` : sql``
  return sql`(${listed(filter.teamId ?? everybody)} ${isOpen})`
}

function listed(list: string): RawBuilder<unknown> {
  return sql`select vulnerability_id, exploited, interest, epss, score, cis, determined, open, affected, settled,
      rating, listed_at
    from matching.team_vulnerability where list = ${list}`
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
  const firstHit =
    since === undefined
      ? sql`null`
      : sql`(select min(hit.since) from matching.hit where hit.vulnerability_id = v.id and hit.until is null)`
  return sql`(select v.id as vulnerability_id, v.exploited_at is not null as exploited, ${rank}::smallint as interest,
    coalesce(v.epss, -1::real) as epss, coalesce(v.severity_score, -1::real) as score, 0 as cis, 0 as determined,
    0 as open, 0 as affected, 0 as settled, ${ratingRank('v')} as rating, ${firstHit}::timestamptz as listed_at
    from intel.vulnerability v where v.merged_into is null and ${where})`
}

/** The counts the reader's cells hold, as `seen`. */
function lookUp({ reach, filter }: Asked): RawBuilder<unknown> {
  if (reach.isWhole && isOurs(filter))
    return sql`cross join lateral (select ${sql.join(countNames.map((count) => sql.ref(`t.${count}`)))}) seen`
  const sums = countNames.map((count) => sql`coalesce(sum(${sql.ref(count)}), 0)::int as ${sql.ref(count)}`)
  return sql`cross join lateral (
    select ${sql.join(sums)} from matching.cell_vulnerability cv
    where cv.vulnerability_id = t.vulnerability_id and cv.cell_id = any(${[...reach.cells]}::int[])) seen`
}

/** The same counts, of all that the cells hold. */
function grouped(reach: Reach): RawBuilder<unknown> {
  const sums = countNames.map((count) => sql`sum(${sql.ref(count)})::int as ${sql.ref(count)}`)
  return sql`join (
    select vulnerability_id, ${sql.join(sums)} from matching.cell_vulnerability
    where cell_id = any(${[...reach.cells]}::int[])
    group by vulnerability_id) seen on seen.vulnerability_id = t.vulnerability_id`
}

function conditions({ filter, actor }: Asked): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [
    isCleared(actor, sql`t.vulnerability_id`),
    ...factConditions(filter, actor),
  ]
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
