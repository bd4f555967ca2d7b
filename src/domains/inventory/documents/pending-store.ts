import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** The document's change of the composition waits to be counted. */
export async function insertPending(db: Executor, documentId: string, ciId: string): Promise<void> {
  await db
    .insertInto('inventory.pending_document')
    .values({ document_id: documentId, ci_id: ciId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Served by pending_by_ci. */
export async function findPending(db: Executor, ciId: string | null): Promise<readonly string[]> {
  const all = db.selectFrom('inventory.pending_document').select('document_id as id')
  const rows = await (ciId === null ? all : all.where('ci_id', '=', ciId)).execute()
  return rows.map((row) => row.id)
}

export async function deletePending(db: Executor, documentIds: readonly string[]): Promise<void> {
  await sql`delete from inventory.pending_document where document_id = any(${[...documentIds]}::uuid[])`.execute(
    db,
  )
}
