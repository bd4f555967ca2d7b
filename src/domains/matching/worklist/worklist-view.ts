import { type RawBuilder, sql } from 'kysely'
import { componentsDecidedApart, withNearestStatus } from '../assessments/nearest-view.ts'
import { countedHits, seenVerdicts } from '../hits/seen-view.ts'

/**
 * The findings' state per vulnerability and configuration item: worst verdict and the nearest assessment of the
 * item's team.
 * @param where condition on `hit` and `ci`
 */
export function stateByCi(where: RawBuilder<unknown>): RawBuilder<unknown> {
  return withNearestStatus(sql`
    select hit.vulnerability_id, hit.ci_id, hit.team_id, ${componentsDecidedApart} as components,
      bool_or(hit.verdict = 'affected') as determined
    from (${seenVerdicts(where)}) hit
    group by hit.vulnerability_id, hit.ci_id, hit.team_id`)
}

/** The same rows but for `components` where nothing was ever decided; to look for decisions costs more than the rest. */
export function undecidedByCi(where: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select hit.vulnerability_id, hit.ci_id, hit.team_id, bool_or(hit.verdict = 'affected') as determined,
      null::text as status
    from (${seenVerdicts(where)}) hit group by hit.vulnerability_id, hit.ci_id, hit.team_id`
}

/** What is to be counted. */
export interface Counting {
  /** Condition on `hit` and `o`. */
  readonly where: RawBuilder<unknown>
  /** Whether anything was ever decided about it. */
  readonly isDecided: boolean
}

/**
 * The same as far as it is counted: (vulnerability_id, ci_id, cell_id, profile_id, determined, status), for items that
 * are in a cell.
 */
export function countedState({ where, isDecided }: Counting): RawBuilder<unknown> {
  if (!isDecided) {
    return sql`
    select item.*, counted.cell_id, counted.profile_id, null::text as status
    from (
      select hit.vulnerability_id, hit.ci_id, bool_or(hit.verdict = 'affected') as determined
      from (${countedHits(where)}) hit
      group by hit.vulnerability_id, hit.ci_id) item
    join matching.counted_ci counted on counted.ci_id = item.ci_id and counted.cell_id is not null`
  }
  return withNearestStatus(sql`
    select item.*, cell.team_id, counted.cell_id, counted.profile_id
    from (
      select hit.vulnerability_id, hit.ci_id, ${componentsDecidedApart} as components,
        bool_or(hit.verdict = 'affected') as determined
      from (${countedHits(where)}) hit
      group by hit.vulnerability_id, hit.ci_id) item
    join matching.counted_ci counted on counted.ci_id = item.ci_id
    join matching.cell on cell.id = counted.cell_id`)
}

/** Counts of a group of items by their state. */
export const stateCounts = sql`
  count(*)::int as cis,
  (count(*) filter (where determined))::int as determined,
  (count(*) filter (where status is null or status = 'under_investigation'))::int as open,
  (count(*) filter (where status = 'affected'))::int as affected,
  (count(*) filter (where status in ('not_affected', 'fixed')))::int as settled`

/** The worst verdict of items counted so. */
export const worstOf = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.determined`)} > 0 then 'affected' else 'undetermined' end`
