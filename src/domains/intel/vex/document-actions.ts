import { asActor, type Context, houseObject, requireAction } from '#domains/identity/index.ts'
import { refuseIntel } from '../errors.ts'
import {
  countVexHeads,
  findVexDocument,
  listVexHeads,
  type VexDocumentRow,
  type VexHeadRow,
} from './document-view.ts'

/** A document of others with its bytes as received. @throws AppError `intel.vex-document-not-found` */
export async function readVexDocument(context: Context, id: string): Promise<VexDocumentRow> {
  requireAction(context, 'vulnerability.view', houseObject(context.actor))
  return await asActor(context, async ({ db, actor }) => {
    const found = await findVexDocument(db, actor, id)
    if (found === undefined) throw refuseIntel('vex-document-not-found', { facts: { id } })
    return found
  })
}

/** The documents of others that the actor may know of, newest first. */
export async function listVexDocuments(
  context: Context,
  wish: { readonly all: boolean; readonly after: string | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly VexHeadRow[]; readonly total: number }> {
  requireAction(context, 'vulnerability.view', houseObject(context.actor))
  return await asActor(context, async ({ db, actor }) => ({
    rows: await listVexHeads(db, actor, wish),
    total: await countVexHeads(db, actor, wish),
  }))
}
