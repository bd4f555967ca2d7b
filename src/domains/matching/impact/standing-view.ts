import { type RawBuilder, sql } from 'kysely'
import { nearestAssessment, withNearestStatus } from '../assessments/nearest-view.ts'
import type { Matter } from './touched-view.ts'

/**
 * Common table expressions that end in `stood`: `item` with `standing` (open, affected, settled; null where no single
 * vulnerability was asked for) and `decision_id`, the decision in force nearest to the item.
 *
 * Decisions are drawn from the few there are and looked up by hashed subplans, whole team or nearer; the order is that
 * of `nearestTo` in assessments/nearness.ts. Only where a team decided on single components is each item asked for its
 * own, by `nearestAssessment`.
 */
export function standingOf(matter: Matter): RawBuilder<unknown> {
  if (matter.kind === 'package') {
    return sql`${nothingDrawn}, stood as (
      select item.*, null::text as standing, null::uuid as decision_id from item)`
  }
  return matter.isDecidedApart ? perItem(matter.id) : drawn(matter.id)
}

const nothingDrawn = sql`near as (select null::uuid as team_id, null::uuid as ci_id, null::uuid as id limit 0),
    wide as (select null::uuid as team_id, null::uuid as id limit 0)`

function drawn(vulnerabilityId: string): RawBuilder<unknown> {
  const at = sql`(item.team_id, item.ci_id)`
  const settled = sql`('not_affected', 'fixed')`
  return sql`decided as materialized (
      select distinct on (team_id, ci_id) team_id, ci_id, id, status, made_at from matching.assessment
      where vulnerability_id = ${vulnerabilityId} and undone_at is null
      order by team_id, ci_id, sequence desc),
    near as materialized (
      select distinct on (d.team_id, held.descendant_id) d.team_id, held.descendant_id as ci_id, d.id, d.status
      from decided d join inventory.closure held on held.ancestor_id = d.ci_id
      order by d.team_id, held.descendant_id, held.depth, d.made_at desc, d.id desc),
    wide as materialized (select team_id, id, status from decided where ci_id is null),
    stood as (
      select item.*, null::uuid as decision_id, case
        when ${at} in (select team_id, ci_id from near where status = 'affected') then 'affected'
        when ${at} in (select team_id, ci_id from near where status in ${settled}) then 'settled'
        when ${at} in (select team_id, ci_id from near) then 'open'
        when item.team_id in (select team_id from wide where status = 'affected') then 'affected'
        when item.team_id in (select team_id from wide where status in ${settled}) then 'settled'
        else 'open' end as standing
      from item)`
}

function perItem(vulnerabilityId: string): RawBuilder<unknown> {
  const held = sql`select item.*, ${vulnerabilityId}::uuid as vulnerability_id,
    array(select distinct component_id from met where met.ci_id = item.ci_id) as components from item`
  return sql`${nothingDrawn}, stood as materialized (
      select answered.*, ${nearestId(vulnerabilityId)} as decision_id,
        case when status = 'affected' then 'affected' when status in ('not_affected', 'fixed') then 'settled'
          else 'open' end as standing
      from (${withNearestStatus(held)}) answered)`
}

/** Of the decisions nearest to an item's components one that says what counts for the item. */
function nearestId(vulnerabilityId: string): RawBuilder<unknown> {
  const near = nearestAssessment({
    vulnerabilityId: sql`${vulnerabilityId}::uuid`,
    teamId: sql`answered.team_id`,
    ciId: sql`answered.ci_id`,
    componentId: sql`component.id`,
  })
  return sql`(select near.id from unnest(answered.components) as component (id)
    cross join lateral (${near}) near where near.status = answered.status order by near.id limit 1)`
}

/**
 * Decisions for the items of the table `page`, as a list of {ciId, id, status, justification, scope}.
 */
export const pageDecisions = sql`(select coalesce(jsonb_agg(jsonb_build_object('ciId', at.ci_id, 'id', a.id,
    'status', a.status, 'justification', a.justification,
    'scope', case when a.ci_id is null then 'team' else 'ci' end)), '[]')
  from (
    select page.ci_id, coalesce(page.decision_id,
      (select near.id from near where near.team_id = page.team_id and near.ci_id = page.ci_id),
      (select wide.id from wide where wide.team_id = page.team_id)) as id
    from page) at
  join matching.assessment a on a.id = at.id)`
