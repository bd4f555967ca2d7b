import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** One at a time: two edges joined at once would miss the pairs that only both together make. */
export async function lockClosure(db: Executor): Promise<void> {
  await sql`lock table inventory.closure in share row exclusive mode`.execute(db)
}

/** Whether `ancestorId` already holds what `descendantId` holds; served by the closure's primary key. */
export async function isHolder(db: Executor, ancestorId: string, descendantId: string): Promise<boolean> {
  const row = await db
    .selectFrom('inventory.closure')
    .select('depth')
    .where('ancestor_id', '=', ancestorId)
    .where('descendant_id', '=', descendantId)
    .executeTakeFirst()
  return row !== undefined
}

/** Joins everything above the holder with everything below what it holds. */
export async function joinClosure(
  db: Executor,
  edge: { readonly ancestorId: string; readonly descendantId: string },
): Promise<void> {
  await lockClosure(db)
  await sql`
    insert into inventory.closure (ancestor_id, descendant_id, depth)
    select up.ancestor_id, down.descendant_id, min(up.depth + down.depth + 1)
    from inventory.closure up, inventory.closure down
    where up.descendant_id = ${edge.ancestorId} and down.ancestor_id = ${edge.descendantId}
    group by up.ancestor_id, down.descendant_id
    on conflict (ancestor_id, descendant_id) do update set depth = least(closure.depth, excluded.depth)`.execute(
    db,
  )
}

/** The item and all that hold it; served by closure_up. */
export async function listHolders(db: Executor, id: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('inventory.closure')
    .select('ancestor_id')
    .where('descendant_id', '=', id)
    .execute()
  return rows.map((row) => row.ancestor_id)
}

/** What these items hold, from their relations anew; which end holds is `holderOf`'s word. */
export async function renewClosure(db: Executor, ids: readonly string[]): Promise<void> {
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
        select from_id as above, to_id as below from inventory.relation 
        where kind in ('contains', 'runs-on') and until is null
        union all
        select to_id, from_id from inventory.relation where kind = 'delivered-as' and until is null) edge
      on edge.above = held.descendant_id)
    select ancestor_id, descendant_id, min(depth) from held where depth > 0
    group by ancestor_id, descendant_id`.execute(db)
}
