import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/**
 * Deletes items with their relations, documents and occurrences. What others reached only through them, they reach no
 * more. @returns how many there were
 */
export async function deleteCis(db: Executor, ids: readonly string[]): Promise<number> {
  await sql`lock table inventory.closure in share row exclusive mode`.execute(db)
  const gone = sql`${[...ids]}::uuid[]`
  const { rows: above } = await sql<{ id: string }>`
    select distinct ancestor_id as id from inventory.closure
    where descendant_id = any(${gone}) and ancestor_id <> all(${gone})`.execute(db)
  await sql`delete from inventory.pending_document where ci_id = any(${gone})`.execute(db)
  const { numAffectedRows } = await sql`delete from inventory.ci where id = any(${gone})`.execute(db)
  await renewClosure(
    db,
    above.map(({ id }) => id),
  )
  return Number(numAffectedRows ?? 0)
}

/** What these items hold, from their relations anew; which end holds is `holderOf`'s word. */
async function renewClosure(db: Executor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const holders = sql`${[...ids]}::uuid[]`
  await sql`delete from inventory.closure where ancestor_id = any(${holders}) and depth > 0`.execute(db)
  await sql`
    insert into inventory.closure (ancestor_id, descendant_id, depth)
    with recursive held (ancestor_id, descendant_id, depth) as (
      select id, id, 0 from unnest(${holders}) as id
      union
      select held.ancestor_id, edge.below, held.depth + 1
      from held join (
        select from_id as above, to_id as below from inventory.relation where kind in ('contains', 'runs-on')
        union all
        select to_id, from_id from inventory.relation where kind = 'delivered-as') edge
      on edge.above = held.descendant_id)
    select ancestor_id, descendant_id, min(depth) from held where depth > 0
    group by ancestor_id, descendant_id`.execute(db)
}
