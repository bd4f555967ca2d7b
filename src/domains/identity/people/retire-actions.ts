import { emit } from '#platform/events/outbox.ts'
import type { Deed } from '../access/access-actions.ts'
import { deletePlaces, type Places } from '../directory/directory-store.ts'
import { endSessions } from '../sessions/session-actions.ts'
import { findPerson, updatePerson } from './person-store.ts'

/** Disables people, but never one who administers. Their names stay where they stand. @returns how many */
export async function retirePeople(deed: Deed, ids: readonly string[]): Promise<number> {
  let retired = 0
  for (const id of ids) {
    const person = await findPerson(deed.db, id)
    if (person === undefined || person.memberships.some(({ role }) => role === 'administrator')) continue
    if (person.disabledAt === null) await updatePerson(deed.db, id, { disabledAt: deed.now })
    await endSessions(deed, id, {})
    await emit(deed, { name: 'identity.person-changed', payload: { personId: id }, at: deed.now })
    retired += 1
  }
  return retired
}

/** Takes places out of the structure in which nothing stands any more. */
export async function closePlaces(deed: Deed, places: Places): Promise<void> {
  await deletePlaces(deed.db, places)
}
