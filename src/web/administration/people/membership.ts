import { Role } from '#contract/identity/access.ts'

/** A role of a person, with the team or division for which it is held. */
export interface Membership {
  readonly role: Role
  readonly teamId: string | null
  readonly divisionId: string | null
}

/** What a role is held for: a team it must name, a team it may name, a division, or the house. */
export type RolePlace = 'team' | 'maybe-team' | 'division' | 'house'

const rolePlaces: Readonly<Record<Role, RolePlace>> = {
  administrator: 'house',
  handler: 'maybe-team',
  responder: 'team',
  engineer: 'team',
  contact: 'division',
  manager: 'house',
  auditor: 'house',
  guest: 'house',
}

/** What the role is held for. */
export function placeOf(role: Role): RolePlace {
  return rolePlaces[role]
}

/** The roles that people of the house, or of outside organisations, can have. */
export function rolesFor(people: 'inside' | 'outside'): readonly Role[] {
  return Role.options.filter((role) => (role === 'guest') === (people === 'outside'))
}

/** The membership in another role; what the new role is not held for falls away. */
export function changeRole(membership: Membership, role: Role): Membership {
  const place = placeOf(role)
  return {
    role,
    teamId: place === 'team' || place === 'maybe-team' ? membership.teamId : null,
    divisionId: place === 'division' ? membership.divisionId : null,
  }
}

/** A membership as one text, so that drafts can keep it and two can be compared. */
export function writeMembership({ role, teamId, divisionId }: Membership): string {
  return [role, teamId ?? '', divisionId ?? ''].join(' ')
}

/** Reads what `writeMembership` wrote; null for anything else. */
function readMembership(text: string): Membership | null {
  const [name, teamId = '', divisionId = ''] = text.split(' ')
  const role = Role.safeParse(name)
  if (!role.success) return null
  return {
    role: role.data,
    teamId: teamId === '' ? null : teamId,
    divisionId: divisionId === '' ? null : divisionId,
  }
}

/** The memberships of a draft, without what is none. */
export function readMemberships(texts: readonly string[]): Membership[] {
  return texts.map(readMembership).filter((membership) => membership !== null)
}
