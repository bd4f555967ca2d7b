import { type RawBuilder, sql } from 'kysely'

/** A finding by its columns, each an expression of the query around. */
export interface FindingColumns {
  readonly vulnerabilityId: RawBuilder<unknown>
  readonly teamId: RawBuilder<unknown>
  readonly ciId: RawBuilder<unknown>
  /** Null: only decisions on whichever component count. */
  readonly componentId: RawBuilder<unknown>
}

/**
 * The decision that holds for a finding, as the query of a lateral join: one row (id, status, condition_id) or none. The order is
 * that of `nearestTo` in nearness.ts; a property test compares the two. Served by assessment_in_force and the
 * closure's primary key.
 */
export function nearestAssessment(at: FindingColumns): RawBuilder<unknown> {
  return sql`
    select a.id, a.status, a.condition_id from matching.assessment a
    left join inventory.closure up on up.ancestor_id = a.ci_id and up.descendant_id = ${at.ciId}
    where a.vulnerability_id = ${at.vulnerabilityId} and a.team_id = ${at.teamId} and a.undone_at is null
      and (a.ci_id is null or up.ancestor_id is not null)
      and (a.component_id is null or a.component_id = ${at.componentId})
      and ${isInForce('a')}
    order by coalesce(up.depth, 2147483647), a.component_id is null, a.made_at desc, a.id desc limit 1`
}

/** Whether a decision that was not undone is the last such one at its scope. Served by assessment_sequence. */
export function isInForce(alias: string): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql<boolean>`not exists (
    select from matching.assessment later
    where later.vulnerability_id = ${column('vulnerability_id')} and later.team_id = ${column('team_id')}
      and later.ci_id is not distinct from ${column('ci_id')}
      and later.component_id is not distinct from ${column('component_id')}
      and later.undone_at is null and later.sequence > ${column('sequence')})`
}

/**
 * To be selected as `components` where findings are grouped by item, for `withNearestStatus`: the item's components
 * where any decision is on one component alone, null where there is no need to look at them. Table: `hit`.
 */
export const componentsDecidedApart = sql`
  array_agg(hit.component_id) filter (where hit.vulnerability_id in (
    select one.vulnerability_id from matching.assessment one
    where one.component_id is not null and one.undone_at is null))`

/**
 * The status of items: that of the nearest decision; of several components at one item the one that leaves most to do
 * (undecided, under investigation, affected, fixed, not affected). Where a team decided for all of its items and
 * nowhere nearer, that is looked up once for all of them.
 * @param held rows (vulnerability_id, team_id, ci_id, components, …), each an item
 * @returns the rows with `status`, null while undecided
 */
export function withNearestStatus(held: RawBuilder<unknown>): RawBuilder<unknown> {
  const near = nearestAssessment({
    vulnerabilityId: sql`held.vulnerability_id`,
    teamId: sql`held.team_id`,
    ciId: sql`held.ci_id`,
    componentId: sql`component.id`,
  })
  return sql`
    select held.*, case when wide.has_nearer then (
        select near.status from unnest(coalesce(held.components, array[null::bigint])) as component (id)
        left join lateral (${near}) near on true
        order by array_position(${mostToDoFirst}, near.status) nulls first limit 1)
      else wide.status end as status
    from (${held}) held
    left join lateral (
      select bool_or(a.ci_id is not null or a.component_id is not null) as has_nearer,
        (array_agg(a.status order by a.sequence desc) filter (where a.ci_id is null and a.component_id is null))[1] as status
      from matching.assessment a
      where a.vulnerability_id = held.vulnerability_id and a.team_id = held.team_id and a.undone_at is null) wide on true`
}

const mostToDoFirst = sql`array['under_investigation', 'affected', 'fixed', 'not_affected']`
