import { asActor, type Context, houseObject, requireAction } from '#domains/identity/index.ts'
import { refuseIntel } from '../errors.ts'
import { findVexDocument, type VexDocumentRow } from './document-view.ts'

/** A document of others with its bytes as received. @throws AppError `intel.vex-document-not-found` */
export async function readVexDocument(context: Context, id: string): Promise<VexDocumentRow> {
  requireAction(context, 'vulnerability.view', houseObject(context.actor))
  return await asActor(context, async ({ db, actor }) => {
    const found = await findVexDocument(db, actor, id)
    if (found === undefined) throw refuseIntel('vex-document-not-found', { facts: { id } })
    return found
  })
}
