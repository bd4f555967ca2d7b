import type { Executor } from '#platform/database/database.ts'
import type { Origin, PersonActor } from './actor.ts'
import { findActorRow } from './actor-store.ts'

/** The person as an actor, with memberships as they are now: a changed role counts at once (ASVS 8.3.2). */
export async function loadActor(
  db: Executor,
  personId: string,
  entry: { readonly origin: Origin; readonly sessionId: string | null },
): Promise<PersonActor | undefined> {
  const row = await findActorRow(db, personId)
  if (row === undefined) return undefined
  const { reach, ...person } = row
  const internal = reach.includes(person.organisationId)
  return { ...person, ...entry, kind: 'person', internal, reach: internal ? reach : [] }
}
