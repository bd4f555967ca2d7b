import { type RawBuilder, sql } from 'kysely'
import { interestRank } from '#domains/intel/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { type CountChange, everybody, type Opened } from './list.ts'
import { ratingRank } from './narrowing-view.ts'
import { countedState, stateCounts } from './worklist-view.ts'

/**
 * Adds the differences in `count_change` to cells and profiles; rows that come to nothing go. The worklists follow by
 * `changeLists`, after whoever weighs interests has seen what shifted: each row is written once, in its place.
 */
export async function applyChange(db: Executor): Promise<CountChange> {
  await sql`analyze count_change`.execute(db)
  const change = await readChange(db)
  if (change.changed.length === 0 && change.shifted.length === 0) return change
  await write(db, {
    differences: sql`
      insert into matching.cell_vulnerability as t (vulnerability_id, cell_id, cis, determined, open, affected, settled)
      select vulnerability_id, cell_id, ${sums} from count_change where cell_id is not null
      group by vulnerability_id, cell_id having ${isSome} order by vulnerability_id, cell_id
      on conflict (vulnerability_id, cell_id) do update set ${added}`,
    gone: sql`
      delete from matching.cell_vulnerability t using (select distinct vulnerability_id, cell_id from count_change) c
      where t.vulnerability_id = c.vulnerability_id and t.cell_id = c.cell_id and t.cis = 0`,
  })
  await write(db, {
    differences: sql`
      insert into matching.profile_vulnerability as t (vulnerability_id, profile_id, cis)
      select vulnerability_id, profile_id, sum(cis) from count_change where profile_id is not null
      group by vulnerability_id, profile_id having sum(cis) <> 0 order by vulnerability_id, profile_id
      on conflict (vulnerability_id, profile_id) do update set cis = t.cis + excluded.cis`,
    gone: sql`
      delete from matching.profile_vulnerability t using (select distinct vulnerability_id, profile_id from count_change) c
      where t.vulnerability_id = c.vulnerability_id and t.profile_id = c.profile_id and t.cis = 0`,
  })
  return change
}

/** Writes differences to a table of counts, and takes out what came to nothing, which only what ends brings about. */
async function write(
  db: Executor,
  { differences, gone }: { readonly differences: RawBuilder<unknown>; readonly gone: RawBuilder<unknown> },
): Promise<void> {
  const { rows } = await sql<{ isAnyGone: boolean | null }>`
    with written as (${differences} returning t.cis) select bool_or(cis = 0) as "isAnyGone" from written`.execute(
    db,
  )
  if (rows[0]?.isAnyGone === true) await gone.execute(db)
}

/** Adds the differences in `count_change` to the worklists. */
export async function changeLists(db: Executor, at: Temporal.Instant): Promise<void> {
  await write(db, {
    differences: sql`
      insert into matching.team_vulnerability as t
        (list, vulnerability_id, cis, determined, open, affected, settled, exploited, interest, epss, score, rating,
          changed_at, listed_at)
      select l.list, l.vulnerability_id, l.cis, l.determined, l.open, l.affected, l.settled, ${risk(sql`l`)},
        ${at.toString()}::timestamptz, ${at.toString()}::timestamptz
      from (${listsOf(sql`count_change`)}) l
      join intel.vulnerability v on v.id = l.vulnerability_id
      order by l.list, l.vulnerability_id
      on conflict (list, vulnerability_id) do update set ${added}, exploited = excluded.exploited,
        interest = excluded.interest, epss = excluded.epss, score = excluded.score, rating = excluded.rating,
        changed_at = excluded.changed_at`,
    gone: sql`
      delete from matching.team_vulnerability t using (select distinct vulnerability_id from count_change) c
      where t.vulnerability_id = c.vulnerability_id and t.cis = 0`,
  })
}

/** Rows (vulnerability_id, cell_id, counts) as rows (list, vulnerability_id, counts): each team's, and everybody's. */
function listsOf(cells: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select list.id as list, c.vulnerability_id, ${sums}
    from ${cells} c
    join matching.cell on cell.id = c.cell_id
    cross join lateral (select cell.team_id as id where cell.team_id is not null
      union all select ${everybody}::uuid) list
    group by list.id, c.vulnerability_id having ${isSome}`
}

const sums = sql`sum(cis)::int as cis, sum(determined)::int as determined, sum(open)::int as open,
  sum(affected)::int as affected, sum(settled)::int as settled`

const isSome = sql`(sum(cis) <> 0 or sum(determined) <> 0 or sum(open) <> 0 or sum(affected) <> 0 or sum(settled) <> 0)`

const added = sql`cis = t.cis + excluded.cis, determined = t.determined + excluded.determined,
  open = t.open + excluded.open, affected = t.affected + excluded.affected, settled = t.settled + excluded.settled`

/** What orders a worklist, from the vulnerability `v` and the list's row (decisions.md "Matching"). */
function risk(row: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`v.exploited_at is not null as exploited,
    coalesce((select max(${interestRank('i')}) from intel.interest i where i.vulnerability_id = ${row}.vulnerability_id
      and (i.team_id = ${row}.list or ${row}.list = ${everybody})), 0) as interest,
    coalesce(v.epss, -1) as epss, coalesce(v.severity_score, -1) as score, ${ratingRank('v')} as rating`
}

/** Facts about these vulnerabilities changed: their places in the worklists follow. */
export async function refreshRisk(db: Executor, vulnerabilityIds: readonly string[]): Promise<void> {
  await sql`
    update matching.team_vulnerability t set exploited = wanted.exploited, interest = wanted.interest,
      epss = wanted.epss, score = wanted.score, rating = wanted.rating
    from (
      select row.list, row.vulnerability_id, ${risk(sql`row`)}
      from matching.team_vulnerability row join intel.vulnerability v on v.id = row.vulnerability_id
      where row.vulnerability_id = any(${[...vulnerabilityIds]}::uuid[])) wanted
    where t.list = wanted.list and t.vulnerability_id = wanted.vulnerability_id
      and (t.exploited, t.interest, t.epss, t.score, t.rating)
        is distinct from (wanted.exploited, wanted.interest, wanted.epss, wanted.score, wanted.rating)`.execute(
    db,
  )
}

async function readChange(db: Executor): Promise<CountChange> {
  const changed = await sql<{ id: string }>`
    select distinct vulnerability_id as id from (
      select vulnerability_id from count_change where cell_id is not null
      group by vulnerability_id, cell_id having ${isSome}) c`.execute(db)
  const opened = await sql<Opened>`
    select c.vulnerability_id as "vulnerabilityId", cell.team_id as "teamId", sum(c.open)::int as opened
    from count_change c join matching.cell on cell.id = c.cell_id
    group by c.vulnerability_id, cell.team_id having sum(c.open) > 0`.execute(db)
  const shifted = await sql<{ vulnerabilityId: string; teamId: string }>`
    select distinct c.vulnerability_id as "vulnerabilityId", profile.team_id as "teamId"
    from (select vulnerability_id, profile_id, sum(cis) as cis from count_change group by vulnerability_id, profile_id) c
    join matching.profile on profile.id = c.profile_id
    left join matching.profile_vulnerability t
      on t.vulnerability_id = c.vulnerability_id and t.profile_id = c.profile_id
    where c.cis <> 0 and coalesce(t.cis, 0) * (coalesce(t.cis, 0) + c.cis) = 0`.execute(db)
  return { changed: changed.rows.map((row) => row.id), opened: opened.rows, shifted: shifted.rows }
}

/** Everything is counted from nothing: after a bulk load, or when the rules of counting changed. */
export async function countEverything(db: Executor, at: Temporal.Instant): Promise<void> {
  await sql`create temporary table listed_before on commit drop as
    select list, vulnerability_id, listed_at from matching.team_vulnerability`.execute(db)
  await sql`truncate matching.team_vulnerability, matching.cell_vulnerability, matching.profile_vulnerability`.execute(
    db,
  )
  await sql`analyze matching.hit, matching.counted_ci, matching.cell, matching.assessment`.execute(db)
  await sql`create temporary table counted_now on commit drop as
    select vulnerability_id, cell_id, profile_id, ${stateCounts} from (${countedState({ where: sql`true`, isDecided: true })}) state
    group by vulnerability_id, cell_id, profile_id`.execute(db)
  await sql`
    insert into matching.cell_vulnerability (vulnerability_id, cell_id, cis, determined, open, affected, settled)
    select vulnerability_id, cell_id, ${sums} from counted_now group by vulnerability_id, cell_id
    order by vulnerability_id, cell_id`.execute(db)
  await sql`
    insert into matching.profile_vulnerability (vulnerability_id, profile_id, cis)
    select vulnerability_id, profile_id, sum(cis) from counted_now where profile_id is not null
    group by vulnerability_id, profile_id order by vulnerability_id, profile_id`.execute(db)
  await sql`
    insert into matching.team_vulnerability
      (list, vulnerability_id, cis, determined, open, affected, settled, exploited, interest, epss, score, rating,
        changed_at, listed_at)
    select l.list, l.vulnerability_id, l.cis, l.determined, l.open, l.affected, l.settled, ${risk(sql`l`)},
      ${at.toString()}::timestamptz, coalesce(before.listed_at, ${at.toString()}::timestamptz)
    from (${listsOf(sql`matching.cell_vulnerability`)}) l
    join intel.vulnerability v on v.id = l.vulnerability_id
    left join listed_before before on before.list = l.list and before.vulnerability_id = l.vulnerability_id`.execute(
    db,
  )
  await sql`analyze matching.cell_vulnerability, matching.profile_vulnerability, matching.team_vulnerability`.execute(
    db,
  )
}
