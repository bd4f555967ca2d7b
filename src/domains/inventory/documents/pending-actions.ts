import type { Deed } from '#domains/identity/index.ts'
import { countLiveJobs } from '#platform/jobs/job-store.ts'
import { readDocumentJob } from './document-actions.ts'
import { deletePending, findPending, type PendingDocument } from './pending-store.ts'

/** The changes of compositions that nobody has counted yet, the oldest first: of some items, or of any. */
export async function listPending(
  deed: Deed,
  which: { readonly ciIds?: readonly string[] | undefined; readonly limit?: number | undefined },
): Promise<readonly PendingDocument[]> {
  return await findPending(deed.db, which)
}

/**
 * These documents' changes are counted: to be called in the transaction that counts them. Changes that come in
 * meanwhile wait for the next time.
 */
export async function settlePending(deed: Deed, documentIds: readonly string[]): Promise<void> {
  if (documentIds.length > 0) await deletePending(deed.db, documentIds)
}

/** Whether further documents are being read or wait for it; the job that brought the last change may not have ended yet. */
export async function areMoreRead(deed: Deed): Promise<boolean> {
  return (await countLiveJobs(deed.db, readDocumentJob)) > 1
}
