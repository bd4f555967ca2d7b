import { type RawBuilder, sql } from 'kysely'
import { isSeen, seenHits } from '../hits/seen-view.ts'

/**
 * The findings' state per vulnerability and configuration item: worst verdict and the nearest assessment of the
 * item's team (one on the item before one on all of the team's items; of each the last not undone).
 * @param where condition on `hit` and `ci`
 */
export function stateByCi(where: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select held.*, coalesce(near.status, wide.status) as status
    from (
      select hit.vulnerability_id, ci.id as ci_id, ci.organisation_id, ci.division_id, ci.team_id, ci.tlp, ci.need_to_know,
        case when bool_or(hit.verdict = 'affected') then 'affected' else 'undetermined' end as verdict
      from ${seenHits}
      where ${isSeen} and ${where}
      group by hit.vulnerability_id, ci.id
    ) held
    left join lateral (
      select a.status from matching.assessment a
      where a.vulnerability_id = held.vulnerability_id and a.team_id = held.team_id and a.ci_id = held.ci_id
        and a.undone_at is null
      order by a.sequence desc limit 1) near on true
    left join lateral (
      select a.status from matching.assessment a
      where a.vulnerability_id = held.vulnerability_id and a.team_id = held.team_id and a.ci_id is null
        and a.undone_at is null
      order by a.sequence desc limit 1) wide on true`
}

/** Counts of a group of items by their state. */
export const stateCounts = sql`
  case when bool_or(verdict = 'affected') then 'affected' else 'undetermined' end as worst,
  count(*)::int as cis,
  (count(*) filter (where status is null or status = 'under_investigation'))::int as open,
  (count(*) filter (where status = 'affected'))::int as affected,
  (count(*) filter (where status in ('not_affected', 'fixed')))::int as settled`
