import type { Executor } from '#platform/database/database.ts'
import { readDirectoryRows } from '../directory/directory-store.ts'
import { findPerson } from '../people/person-store.ts'
import type { Origin, PersonActor } from './actor.ts'

/** The person as an actor, with memberships as they are now: a changed role counts at once (ASVS 8.3.2). */
export async function loadActor(
  db: Executor,
  personId: string,
  entry: { readonly origin: Origin; readonly sessionId: string | null },
): Promise<PersonActor | undefined> {
  const person = await findPerson(db, personId)
  if (person === undefined || person.disabledAt !== null) return undefined
  const { organisations } = await readDirectoryRows(db)
  const inner = organisations.filter((one) => one.kind === 'own' || one.kind === 'group')
  // The company itself first: it is the default owner of what its people make.
  const ids = [...inner]
    .sort((a, b) => Number(b.kind === 'own') - Number(a.kind === 'own'))
    .map((one) => one.id)
  const internal = ids.includes(person.organisationId)
  return {
    kind: 'person',
    id: person.id,
    name: person.name,
    organisationId: person.organisationId,
    internal,
    reach: internal ? ids : [],
    memberships: person.memberships,
    clearance: person.clearance,
    language: person.language,
    origin: entry.origin,
    sessionId: entry.sessionId,
  }
}
