import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { Relation } from './relation.ts'

/** @returns false when it is already there */
export async function insertRelation(
  db: Executor,
  relation: Relation & { readonly at: Temporal.Instant },
): Promise<boolean> {
  const row = await db
    .insertInto('inventory.relation')
    .values({
      id: relation.id,
      kind: relation.kind,
      from_id: relation.fromId,
      to_id: relation.toId,
      since: relation.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
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
  // One at a time: two edges joined at once would miss the pairs that only both together make.
  await sql`lock table inventory.closure in share row exclusive mode`.execute(db)
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
