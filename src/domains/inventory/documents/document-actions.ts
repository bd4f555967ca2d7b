import { asActor, authorise, type Context } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { emit } from '#platform/events/outbox.ts'
import { keepFile } from '#platform/files/index.ts'
import { loadCi } from '../cis/ci-lookup-actions.ts'
import { refuseInventory } from '../errors.ts'
import { insertDocument } from './document-store.ts'

/** Larger than any document seen (205 MB), small enough not to fill a disk by mistake. */
const maxBytes = 1024 * 1024 * 1024

export interface Arrival {
  readonly ciId: string
  readonly slot: string
  readonly name: string
  readonly content: AsyncIterable<Uint8Array>
}

/** The job that reads a document. */
export const readDocumentJob = 'inventory.read-document'

/**
 * Takes a document as it is and queues its reading. The permission is asked before a byte is kept, and the original
 * is safe on disk before anything is acknowledged.
 * @returns the job's id
 */
export async function receiveDocument(context: Context, arrival: Arrival): Promise<string> {
  await asActor(context, async (deed) => {
    const object = await loadCi(deed, arrival.ciId)
    const detail = { slot: arrival.slot, name: arrival.name }
    await authorise(deed, { action: 'document.import', object, kind: 'ci', id: arrival.ciId, detail })
  })
  const file = await keepFile(context.files, arrival.content, { maxBytes })
  if (file.bytes === 0) throw refuseInventory('empty-file')
  return await asActor(context, async (deed) => {
    const id = newId(context.clock)
    const { actor } = deed
    await insertDocument(deed.db, {
      id,
      ciId: arrival.ciId,
      slot: arrival.slot,
      name: arrival.name,
      ...file,
      receivedAt: deed.now,
      receivedBy: actor.kind === 'person' ? actor.id : null,
    })
    await emit(deed, {
      name: 'inventory.ci-changed',
      payload: { ciId: arrival.ciId, version: null, counts: false },
      at: deed.now,
    })
    return await context.jobs.enqueue(deed, {
      kind: readDocumentJob,
      title: arrival.name,
      input: { documentId: id },
      subject: { kind: 'ci', id: arrival.ciId },
      ownerId: actor.kind === 'person' ? actor.id : null,
      origin: actor.kind === 'nobody' ? 'job' : actor.origin,
    })
  })
}
