import type { Deed } from '#domains/identity/index.ts'
import { deletePending, findPending } from './pending-store.ts'

/**
 * The documents whose change of an item's composition nobody has counted yet.
 * @param ciId the item, or null for all items
 */
export async function listPending(deed: Deed, ciId: string | null): Promise<readonly string[]> {
  return await findPending(deed.db, ciId)
}

/**
 * These documents' changes are counted: to be called in the transaction that counts them. Changes that come in
 * meanwhile wait for the next time.
 */
export async function settlePending(deed: Deed, documentIds: readonly string[]): Promise<void> {
  if (documentIds.length > 0) await deletePending(deed.db, documentIds)
}
