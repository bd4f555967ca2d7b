import { sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { itemAbove, itemsAbove } from './above-view.ts'
import type { ImpactItem, OwnerIds } from './item.ts'
import type { Walk, WalkedEdge } from './walk.ts'

/**
 * The edges that lead on from the frontier of a walk to items the actor may see, in a fixed order. What goes wrong at
 * an item reaches what contains it, what runs on it, what it connects to, what it builds (with what that contains),
 * what it is delivered as, and what uses it. Served by relation_once and relation_to.
 */
export async function listEdges(db: Executor, actor: Actor, walk: Walk): Promise<readonly WalkedEdge[]> {
  const ids = sql`${walk.frontier.map((one) => one.id)}::uuid[]`
  const built = sql`${walk.frontier.filter((one) => one.isBuilt).map((one) => one.id)}::uuid[]`
  const { rows } = await sql<WalkedEdge>`
    select edge.at as "fromId", edge.kind as relation, edge.direction,
      jsonb_build_object('id', ci.id, 'name', ci.name, 'kind', ci.kind, 'side', ci.side, 'folded', ci.folded) as ci
    from (
      select r.from_id as at, r.to_id as other, r.kind, 'from' as direction from inventory.relation r
      where r.until is null and r.kind in ('connects-to', 'builds', 'delivered-as') and r.from_id = any(${ids})
      union all
      select r.from_id, r.to_id, r.kind, 'from' from inventory.relation r
      where r.until is null and r.kind = 'contains' and r.from_id = any(${built})
      union all
      select r.to_id, r.from_id, r.kind, 'to' from inventory.relation r
      where r.until is null and r.kind in ('contains', 'runs-on', 'uses') and r.to_id = any(${ids})
    ) edge
    join inventory.ci on ci.id = edge.other
    where ${visible(actor, 'finding.view', 'ci')}
    order by edge.kind, edge.direction, ci.folded, ci.id, edge.at`.execute(db)
  return rows
}

/** Who answers for these items and what holds them, by id. */
export async function readItemFacts(
  db: Executor,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Pick<ImpactItem, 'owner' | 'above' | 'aboveCount'>>> {
  const { rows } = await sql<{
    owners: readonly (readonly [id: string, owner: OwnerIds])[]
    above: Parameters<typeof itemsAbove>[0]
  }>`
    with page as materialized (select ci.* , ci.id as ci_id from inventory.ci where ci.id = any(${[...ids]}::uuid[]))
    select (select coalesce(jsonb_agg(jsonb_build_array(id, jsonb_build_object('organisationId', organisation_id,
        'divisionId', division_id, 'teamId', team_id, 'personId', owner_id))), '[]') from page) as owners,
      ${itemAbove(actor)} as above`.execute(db)
  const [found] = rows
  const above = itemsAbove(found?.above ?? [])
  return new Map((found?.owners ?? []).map(([id, owner]) => [id, { owner, ...above(id) }]))
}

/** Who answers for each of these items. */
export async function listOwners(
  db: Executor,
  ids: readonly string[],
): Promise<readonly (OwnerIds & { readonly id: string })[]> {
  const { rows } = await sql<OwnerIds & { readonly id: string }>`
    select id, organisation_id as "organisationId", division_id as "divisionId", team_id as "teamId",
      owner_id as "personId"
    from inventory.ci where id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}
