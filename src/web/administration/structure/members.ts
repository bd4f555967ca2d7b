import type { Role } from '#contract/identity/access.ts'
import { type Membership, placeOf } from '../people/membership.ts'
import type { Place } from './place.ts'

type Here = Pick<Place, 'part' | 'id'>

/** Which of a person's memberships are for this team or division. */
export function heldHere<One extends Membership>(
  memberships: readonly One[],
  { part, id }: Here,
): readonly One[] {
  return memberships.filter(
    (one) => (part === 'teams' && one.teamId === id) || (part === 'divisions' && one.divisionId === id),
  )
}

/** Roles that are held for a team, or for a division. */
export function rolesHere({ part }: Pick<Place, 'part'>): readonly Role[] {
  const all: readonly Role[] = ['responder', 'engineer', 'handler', 'contact']
  return all.filter((role) => (placeOf(role) === 'division') === (part === 'divisions'))
}

/** A person's memberships with another role here, or none; the others stay as they are. */
export function replaceHere(
  memberships: readonly Membership[],
  place: Here,
  role: Role | null,
): Membership[] {
  const held = heldHere(memberships, place)
  const others = memberships
    .filter((one) => !held.includes(one))
    .map(({ role: kept, teamId, divisionId }) => ({ role: kept, teamId, divisionId }))
  if (role === null) return others
  const isTeam = place.part === 'teams'
  return [...others, { role, teamId: isTeam ? place.id : null, divisionId: isTeam ? null : place.id }]
}
