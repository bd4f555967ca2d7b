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

/** A change of an item's composition that waits to be counted. */
export interface PendingDocument {
  readonly documentId: string
  readonly ciId: string
}

/**
 * Those of some items, or of any; the oldest first (ids are made in order of time). Served by pending_by_ci.
 * @param limit how many at most
 */
export async function findPending(
  db: Executor,
  { ciIds, limit }: { readonly ciIds?: readonly string[] | undefined; readonly limit?: number | undefined },
): Promise<readonly PendingDocument[]> {
  const all = db
    .selectFrom('inventory.pending_document')
    .select(['document_id as documentId', 'ci_id as ciId'])
    .orderBy('document_id')
    .limit(limit ?? null)
  return await (ciIds === undefined
    ? all
    : all.where(sql<boolean>`ci_id = any(${[...ciIds]}::uuid[])`)
  ).execute()
}

export async function deletePending(db: Executor, documentIds: readonly string[]): Promise<void> {
  await sql`delete from inventory.pending_document where document_id = any(${[...documentIds]}::uuid[])`.execute(
    db,
  )
}
