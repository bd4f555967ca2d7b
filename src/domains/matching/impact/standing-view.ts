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
  if (matter.kind !== 'vulnerability') return sameForAll(sql`null::text`)
  if (matter.decided === 'nowhere') return sameForAll(sql`'open'`)
  return matter.decided === 'components' ? perItem(matter.id) : drawn(matter.id)
}

function sameForAll(standing: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`stood as (select item.*, ${standing} as standing, null::uuid as decision_id from item)`
}

function drawn(vulnerabilityId: string): RawBuilder<unknown> {
  const at = sql`(item.team_id, item.ci_id)`
  const settled = sql`('not_affected', 'fixed')`
  return sql`decided as materialized (
      select distinct on (team_id, ci_id) team_id, ci_id, id, status, justification, made_at from matching.assessment
      where vulnerability_id = ${vulnerabilityId} and undone_at is null
      order by team_id, ci_id, sequence desc),
    near as materialized (
      select distinct on (d.team_id, held.descendant_id) d.team_id, held.descendant_id as ci_id, d.id, d.status,
        d.justification
      from decided d join inventory.closure held on held.ancestor_id = d.ci_id
      order by d.team_id, held.descendant_id, held.depth, d.made_at desc, d.id desc),
    wide as materialized (select * from decided where ci_id is null),
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
  return sql`stood as materialized (
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
 * Decisions for the items of the table `page`, as a list of {teamId, ciId, id, status, justification, scope}; with ciId
 * null for items of the team that have none of their own.
 */
export function pageDecisions(matter: Matter): RawBuilder<unknown> {
  if (matter.kind !== 'vulnerability' || matter.decided === 'nowhere') return sql`'[]'::jsonb`
  const ofPage =
    matter.decided === 'components'
      ? sql`select page.team_id, page.ci_id, a.id, a.status, a.justification, a.ci_id is null as is_wide
        from page cross join lateral (select * from matching.assessment where id = page.decision_id offset 0) a`
      : sql`select team_id, ci_id, id, status, justification, false as is_wide from near
        where (ci_id in (select ci_id from page)) is true
        union all select team_id, null, id, status, justification, true from wide`
  return sql`(select coalesce(jsonb_agg(jsonb_build_object('teamId', team_id, 'ciId', ci_id, 'id', id, 'status', status,
      'justification', justification, 'scope', case when is_wide then 'team' else 'ci' end)), '[]')
    from (${ofPage}) of_page)`
}
