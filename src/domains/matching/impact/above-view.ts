import { type RawBuilder, sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import type { ImpactItem } from './item.ts'

/** Holders told of each item. */
const shown = 20

/** Of one item: how many hold it, and the nearest of them. */
export type AboveRow = readonly [ciId: string, count: number, shown: ImpactItem['above']]

/** What holds the items of the table `page` (ci_id) through the closure, as a list of `AboveRow`; by closure_up. */
export function itemAbove(actor: Actor): RawBuilder<unknown> {
  return sql`(select coalesce(jsonb_agg(jsonb_build_array(ci_id, count, list)), '[]') from (
    select ci_id, max(number)::int as count, jsonb_agg(jsonb_build_object('id', id, 'name', name, 'kind', kind,
      'side', side, 'depth', depth) order by number) filter (where number <= ${shown}) as list
    from (select held.descendant_id as ci_id, up.id, up.name, up.kind, up.side, held.depth,
        row_number() over (partition by held.descendant_id order by held.depth, up.folded, up.id) as number
      from page join inventory.closure held on held.descendant_id = page.ci_id and held.depth > 0
      join inventory.ci up on up.id = held.ancestor_id
      where ${visible(actor, 'finding.view', 'up')}) numbered
    group by ci_id) listed)`
}

/** The rows as fields of the items, by id. */
export function itemsAbove(
  rows: readonly AboveRow[],
): (id: string) => Pick<ImpactItem, 'above' | 'aboveCount'> {
  const byId = new Map(rows.map(([id, aboveCount, above]) => [id, { above, aboveCount }]))
  return (id) => byId.get(id) ?? { above: [], aboveCount: 0 }
}
