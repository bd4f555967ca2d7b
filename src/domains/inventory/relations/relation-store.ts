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

/** A live relation; undefined also once it has ended. */
export async function findRelation(db: Executor, id: string): Promise<Relation | undefined> {
  const row = await db
    .selectFrom('inventory.relation')
    .select(['id', 'kind', 'from_id', 'to_id'])
    .where('id', '=', id)
    .where('until', 'is', null)
    .executeTakeFirst()
  return row && { id: row.id, kind: row.kind, fromId: row.from_id, toId: row.to_id }
}

/** @returns false when it had ended already */
export async function endRelationRow(db: Executor, id: string, at: Temporal.Instant): Promise<boolean> {
  const row = await db
    .updateTable('inventory.relation')
    .set({ until: at })
    .where('id', '=', id)
    .where('until', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
