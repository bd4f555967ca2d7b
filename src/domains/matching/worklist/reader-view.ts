import { type RawBuilder, sql } from 'kysely'
import { isSeen, seenHits } from '../hits/seen-view.ts'
import { everybody } from './list.ts'
import type { Reach } from './reach-view.ts'
import { stateByCi } from './worklist-view.ts'

/** What the reader may count, of one team or of everybody. */
export interface Readable {
  readonly reach: Reach
  /** The team for which the reach was found; undefined: everybody. */
  readonly teamId: string | undefined
}

/** Vulnerabilities that touch what the reader may count, as rows (id). Served by the key of team_vulnerability. */
export function touchingIds({ reach, teamId }: Readable): RawBuilder<unknown> {
  return sql`
    select t.vulnerability_id as id from matching.team_vulnerability t
    where t.list = ${teamId ?? everybody} and ${isCounted(reach)}
    union select vulnerability_id from (${named(reach)}) named`
}

/**
 * Of those, the ones that touch it since and did not before, as rows (id): no hit of theirs that still holds is older,
 * or was seen at an item earlier. A vulnerability that came to touch something was counted anew, so that only what was
 * counted since is looked at.
 */
export function newlyTouchingIds({ reach, teamId }: Readable, since: Temporal.Instant): RawBuilder<unknown> {
  const before = sql`${since.toString()}::timestamptz`
  return sql`
    select t.id from (
      select t.vulnerability_id as id from matching.team_vulnerability t
      where t.list = ${teamId ?? everybody} and t.changed_at >= ${before} and ${isCounted(reach)}
      union select vulnerability_id from (${named(reach)}) named
    ) t
    where not exists (
      select from ${seenHits}
      where ${isSeen} and hit.vulnerability_id = t.id and hit.since < ${before} and o.since < ${before}
        and (o.ci_id = any(${[...reach.namedCiIds]}::uuid[]) or exists (
          select from matching.counted_ci c where c.ci_id = o.ci_id and c.cell_id = any(${[...reach.cells]}::int[]))))`
}

/**
 * What still wants a decision of these teams, over what the reader may count, as rows (team_id, id). Of a team whose
 * every cell the reader sees, the worklist's own counts are read: one row for what may stand in a hundred cells.
 */
export function openByTeam(reach: Reach, teamIds: readonly string[]): RawBuilder<unknown> {
  const teams = sql`any(${[...teamIds]}::uuid[])`
  const cells = sql`${[...reach.cells]}::int[]`
  const inPart = sql`(select distinct team_id from matching.cell where team_id = ${teams} and id <> all(${cells}))`
  const listed = sql`
    select t.list as team_id, t.vulnerability_id as id from matching.team_vulnerability t
    where t.list = ${teams} and t.open > 0`
  const whole = reach.isWhole
    ? [listed]
    : [
        sql`${listed} and t.list <> all(array${inPart})`,
        sql`select cell.team_id, cv.vulnerability_id as id
      from matching.cell join matching.cell_vulnerability cv on cv.cell_id = cell.id
      where cell.id = any(${cells}) and cell.team_id = any(array${inPart}) and cv.open > 0`,
      ]
  const beyond =
    reach.namedCiIds.length === 0
      ? []
      : [
          sql`select named.team_id, named.vulnerability_id as id from (${named(reach)}) named
      where named.team_id = ${teams} and (named.status is null or named.status = 'under_investigation')`,
        ]
  return sql.join([...whole, ...beyond], sql` union `)
}

/** What the risk order is made of beside the interest, of a vulnerability `v`. */
export const riskFacts = sql`v.exploited_at is not null as exploited, coalesce(v.epss, -1::real) as epss,
  coalesce(v.severity_score, -1::real) as score`

/**
 * Vulnerabilities with their place in the worklist of a team, or of everybody, as rows (id, interest, exploited, epss,
 * score). What touches nothing that is counted has no place there and no interest. Looked up row by row: as a join,
 * PostgreSQL reads all vulnerabilities for the few without a place.
 * @param ids rows (id)
 */
export function placed(ids: RawBuilder<unknown>, teamId: string | undefined): RawBuilder<unknown> {
  const listed = sql`from matching.team_vulnerability t where t.list = ${teamId ?? everybody} and t.vulnerability_id = part.id`
  return sql`
    select part.id, place.* from (${ids}) part cross join lateral (
      select t.interest::int, t.exploited, t.epss, t.score ${listed}
      union all
      select 0, ${riskFacts} from intel.vulnerability v
      where v.id = part.id and v.merged_into is null and not exists (select ${listed})) place`
}

/** Whether the vulnerability of `t` touches one of the reader's cells. */
function isCounted(reach: Reach): RawBuilder<unknown> {
  if (reach.isWhole) return sql`t.cis > 0`
  return sql`exists (
    select from matching.cell_vulnerability cv
    where cv.vulnerability_id = t.vulnerability_id and cv.cell_id = any(${[...reach.cells]}::int[]) and cv.cis > 0)`
}

/** The state of the items beyond the cells; drawn from the items, so nothing where there are none. */
function named({ namedCiIds }: Reach): RawBuilder<unknown> {
  if (namedCiIds.length === 0)
    return sql`select null::uuid as vulnerability_id, null::uuid as team_id, null::text as status where false`
  const ids = sql`any(${[...namedCiIds]}::uuid[])`
  return stateByCi(sql`ci.id = ${ids} and o.ci_id = ${ids}`)
}
