import { asActor, type Context } from '#domains/identity/index.ts'
import { loadCi } from '../cis/ci-lookup-actions.ts'
import { refuseInventory } from '../errors.ts'
import { type ChangePlace, type ChangeRow, listChangeRows } from './change-view.ts'
import { type DocumentRow, findChangeCounts } from './document-view.ts'

/** A page of what a document changed. */
export interface DocumentChanges {
  readonly counts: DocumentRow['changes']
  readonly rows: readonly ChangeRow[]
}

/**
 * What a document of the item changed against what its slot held; nothing is known of documents that were not read,
 * and of those from before changes were kept.
 * @throws AppError `inventory.ci-not-found`, `inventory.document-not-found`
 */
export async function listDocumentChanges(
  context: Context,
  wanted: {
    readonly ciId: string
    readonly documentId: string
    readonly kind?: ChangeRow['kind'] | undefined
    readonly after?: ChangePlace | undefined
    readonly limit: number
  },
): Promise<DocumentChanges> {
  const { ciId, documentId, ...filter } = wanted
  return await asActor(context, async (deed) => {
    await loadCi(deed, ciId)
    const counts = await findChangeCounts(deed.db, ciId, documentId)
    if (counts === undefined) throw refuseInventory('document-not-found', { facts: { id: documentId } })
    return { counts, rows: counts === null ? [] : await listChangeRows(deed.db, documentId, filter) }
  })
}
