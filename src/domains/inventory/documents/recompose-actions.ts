import { asActor, type Context, type Deed } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { replaceFacts } from '../facts/facts-store.ts'
import { type ComponentColumns, pickRows } from './component-columns.ts'
import { type Composed, chunkSize, countChange, type Read, wantedOf } from './compose-actions.ts'
import type { KeptDocument } from './document-store.ts'
import { areNamesFresh } from './fresh-name-view.ts'
import { readHoldings, replaceGraph, writeSlotChange } from './occurrence-store.ts'
import { insertPending } from './pending-store.ts'
import { renewComponents } from './renew-store.ts'
import { insertRereading } from './rereading-store.ts'
import { changeOf } from './slot-change.ts'
import { replaceToldPairs, tellsPairs } from './told-pair-store.ts'

/** What reading a document again changed. */
export interface Recomposed extends Composed {
  /** Whether it says anything else than before, be it only of licences or hashes. */
  readonly isOther: boolean
  /** Whether anybody has to look: for that, or for names that wait since an attempt that was interrupted. */
  readonly isNews: boolean
}

/** What was read again, and of how many components ahead of the slot anything new was kept. */
export type ReadAgain = Read & { readonly renewed: number }

/**
 * Components that were kept already say as well what today's readers know of them beyond what tells them apart: ahead of
 * the slot and in short transactions, as when they are kept. @returns of how many there was anything to add
 */
export async function renewKept(
  context: Context,
  { components, ids }: { readonly components: ComponentColumns; readonly ids: readonly number[] },
  signal: AbortSignal,
): Promise<number> {
  let renewed = 0
  for (let from = 0; from < ids.length; from += chunkSize) {
    signal.throwIfAborted()
    const rows = Array.from({ length: Math.min(chunkSize, ids.length - from) }, (_, index) => from + index)
    const some = { columns: pickRows(components, rows), ids: ids.slice(from, from + chunkSize) }
    renewed += await asActor(context, (deed) => renewComponents(deed.db, some))
  }
  return renewed
}

/**
 * The slot now holds what its document is read to say today. Only what differs is written: what lasts keeps its `since`
 * and the document that brought it in, and what the import changed stays told as it was. Whoever calls holds the slot.
 */
export async function recomposeSlot(
  deed: Deed,
  { id: documentId, ciId, slot }: KeptDocument,
  read: ReadAgain,
): Promise<Recomposed> {
  const { content, ids } = read
  const readingId = newId(deed.context.clock)
  const place = { ciId, slot, documentId: readingId, at: deed.now }
  const wanted = wantedOf(read)
  const change = changeOf(await readHoldings(deed.db, place), wanted)
  await writeSlotChange(deed.db, place, { wanted, change })
  const composed = await countChange(deed, readingId, change)
  const isMoved = change.added.length + change.ended.length > 0
  if (isMoved) await insertRereading(deed.db, { id: readingId, documentId, at: deed.now, ...composed })
  const hasOtherGraph = await replaceGraph(deed.db, documentId, { componentIds: ids, graph: content.graph })
  const hasOtherFacts = await replaceFacts(deed.db, documentId, content.facts)
  const told = await followPairs(deed, documentId, content)
  const hasNames = await areNamesFresh(deed.db)
  if (isMoved || hasNames) await insertPending(deed.db, readingId, ciId)
  const isSaidOtherwise = change.restated.length > 0 || hasOtherGraph || hasOtherFacts
  const isOther = isMoved || isSaidOtherwise || read.renewed + told > 0
  return { ...composed, isOther, isNews: isOther || hasNames }
}

/** @returns of how many packages there is news */
async function followPairs(
  deed: Deed,
  documentId: string,
  { maker, pairs }: Read['content'],
): Promise<number> {
  if (pairs.length === 0 && !(await tellsPairs(deed.db, documentId))) return 0
  return await replaceToldPairs(deed.db, { documentId, maker, pairs, replaced: [] })
}
