import { emit } from '#platform/events/outbox.ts'
import type { Deed } from '../access/access-actions.ts'
import { structureChanged } from '../events.ts'

/** Tells open screens that a part of the structure was made or changed. */
export async function tellStructure(deed: Deed, id: string): Promise<void> {
  await emit(deed, { name: structureChanged, payload: { id }, at: deed.now })
}
