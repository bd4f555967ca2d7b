import { promisify } from 'node:util'
import { zstdCompress } from 'node:zlib'
import type { Deed } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { emit } from '#platform/events/outbox.ts'
import { vexStated } from '../events.ts'
import { lockRecords } from '../records/record-store.ts'
import { isOlder, type VexRows } from './vex.ts'
import { findVex, hasVex, insertVex, supersedeVex } from './vex-store.ts'
import { listSpokenOf } from './vex-view.ts'

/** Bytes as they are kept. */
export const packVex: (bytes: Uint8Array) => Promise<Buffer> = promisify(zstdCompress)

/** So many ids travel in one event; screens that show others hear of it when they ask next. */
export const toldIds = 2000

interface Arrival {
  readonly sourceId: string
  readonly rows: VexRows
  /** The bytes as received; null: they are kept as an advisory document. */
  readonly content: Uint8Array | null
}

/** What became of a document: kept, known already, or older than what is known. */
export type VexOutcome = 'changed' | 'same' | 'older'

/** Keeps a document with what it states. A newer one of the same name goes before the one that is kept, which stays. */
export async function keepVex(deed: Deed, { sourceId, rows, content }: Arrival): Promise<VexOutcome> {
  const { head } = rows
  const packed = content === null ? null : await packVex(content)
  await lockRecords(deed.db)
  const kept = await findVex(deed.db, head)
  if (kept === undefined && content === null && head.statementCount === 0) return 'same'
  if (kept !== undefined) {
    if (Buffer.compare(kept.hash, head.hash) === 0) return 'same'
    // What was replaced before is an old copy: two documents of one name that go on disagreeing do not take turns.
    if (isOlder(head, kept, deed.now) || (await hasVex(deed.db, head))) return 'older'
  }
  const before = kept === undefined ? [] : await listSpokenOf(deed.db, kept.id, toldIds)
  if (kept !== undefined) await supersedeVex(deed.db, kept.id, deed.now)
  const id = newId(deed.context.clock)
  await insertVex(deed.db, { id, sourceId, revision: (kept?.revision ?? 0) + 1, rows, packed, at: deed.now })
  const ids = [...new Set([...before, ...(await listSpokenOf(deed.db, id, toldIds))])].slice(0, toldIds)
  if (ids.length > 0) await emit(deed, { name: vexStated, payload: { ids }, at: deed.now })
  return 'changed'
}
