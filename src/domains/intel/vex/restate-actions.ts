import type { Deed } from '#domains/identity/index.ts'
import { lockRecords } from '../records/record-store.ts'
import { renameVex, restateRows } from './restate-store.ts'
import { makerSource, type VexRows } from './vex.ts'
import { tellMakers, tellStated } from './vex-actions.ts'
import { listSpokenOf } from './vex-view.ts'

/** A document that is kept, with what it is read to state today. */
export interface Restated {
  readonly id: string
  readonly sourceId: string
  /** By which it is kept. */
  readonly name: string
  /** Whether it is one that an item's document states: its name is that document's. */
  readonly isOfItem: boolean
  readonly rows: VexRows
}

/**
 * Keeps what documents that are kept are read to state today. When and from where they came stays; where nothing
 * differs nothing is written and nobody told.
 * @returns the ids of those that state anything else
 */
export async function restateVex(deed: Deed, documents: readonly Restated[]): Promise<readonly string[]> {
  if (documents.length === 0) return []
  await lockRecords(deed.db)
  const changed: string[] = []
  const spokenOf: string[] = []
  const deciding: string[] = []
  for (const { id, sourceId, name, isOfItem, rows } of documents) {
    const before = await listSpokenOf(deed.db, [id])
    const isOther = await restateRows(deed.db, id, rows)
    const isRenamed = !isOfItem && (await renameVex(deed.db, id, rows.head.name))
    if (!isOther && !isRenamed) continue
    changed.push(id)
    spokenOf.push(...before, ...(await listSpokenOf(deed.db, [id])))
    if (sourceId === makerSource) deciding.push(...(isRenamed ? [name, rows.head.name] : [name]))
  }
  await tellStated(deed, spokenOf)
  await tellMakers(deed, deciding)
  return changed
}
