import { authorise, type Deed } from '#domains/identity/index.ts'
import type { JobRetry } from '#domains/operations/index.ts'
import { emit } from '#platform/events/outbox.ts'
import { loadCi } from '../cis/ci-lookup-actions.ts'
import { refuseInventory } from '../errors.ts'
import { readDocumentJob } from './document-actions.ts'
import { findDocument, isSuperseded } from './document-store.ts'
import { reopenDocument } from './reopen-store.ts'

/** Reads a document once more, from its bytes as kept. */
export const documentRetry: JobRetry = {
  kind: readDocumentJob,
  prepare: (deed, input) => prepare(deed, String(input.documentId)),
}

/** @throws AppError `inventory.document-not-found`, `inventory.document-superseded`, those of the item */
async function prepare(deed: Deed, id: string): Promise<void> {
  const document = await findDocument(deed.db, id)
  if (document === undefined) throw refuseInventory('document-not-found', { facts: { id } })
  const { ciId, slot } = document
  const object = await loadCi(deed, ciId)
  await authorise(deed, {
    action: 'document.import',
    object,
    kind: 'ci',
    id: ciId,
    detail: { slot, again: true },
  })
  // What came later holds the slot: read again, this one would change nothing and stay unread for good.
  if (document.state === 'replaced' || (await isSuperseded(deed.db, document))) {
    throw refuseInventory('document-superseded', { facts: { slot } })
  }
  await reopenDocument(deed.db, id)
  await emit(deed, {
    name: 'inventory.ci-changed',
    payload: { ciId, version: null, counts: false },
    at: deed.now,
  })
}
