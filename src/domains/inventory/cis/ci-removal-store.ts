import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { noteLeavingPairs } from '../documents/told-pair-store.ts'
import { lockClosure, renewClosure } from '../relations/closure-store.ts'

/**
 * Deletes items with their relations, documents and occurrences. What others reached only through them, they reach no
 * more. @returns how many there were
 */
export async function deleteCis(db: Executor, ids: readonly string[]): Promise<number> {
  await lockClosure(db)
  const gone = sql`${[...ids]}::uuid[]`
  const { rows: above } = await sql<{ id: string }>`
    select distinct ancestor_id as id from inventory.closure
    where descendant_id = any(${gone}) and ancestor_id <> all(${gone})`.execute(db)
  await sql`delete from inventory.pending_document where ci_id = any(${gone})`.execute(db)
  await noteLeavingPairs(db, ids)
  const { numAffectedRows } = await sql`delete from inventory.ci where id = any(${gone})`.execute(db)
  await renewClosure(
    db,
    above.map(({ id }) => id),
  )
  return Number(numAffectedRows ?? 0)
}
