import type { Membership, Role, Tlp } from '../access/actor.ts'

/** A person as kept. */
export interface Person {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly email: string | null
  readonly organisationId: string
  readonly language: 'ja' | 'en'
  readonly theme: 'system' | 'light' | 'dark'
  readonly timeZone: string
  readonly mailNotices: boolean
  readonly clearance: Tlp
  readonly disabledAt: Temporal.Instant | null
  readonly version: number
  readonly memberships: readonly (Membership & { readonly id: string })[]
}

/** Roles that answer for a team's items, and so need a team. */
const teamRoles: readonly Role[] = ['responder', 'engineer']

/** Why these memberships make no sense for a person of such an organisation, or undefined. */
export function findMembershipFault(
  memberships: readonly Membership[],
  internal: boolean,
): 'role-needs-place' | 'guest-only' | undefined {
  const isMisplaced = memberships.some(
    (membership) =>
      (teamRoles.includes(membership.role) && membership.teamId === null) ||
      (membership.role === 'contact' && membership.divisionId === null),
  )
  if (isMisplaced) return 'role-needs-place'
  const isGuest = memberships.every((membership) => membership.role === 'guest')
  return isGuest === internal ? 'guest-only' : undefined
}

/** What somebody may read by TLP unless said otherwise. */
export function defaultClearance(internal: boolean): Tlp {
  return internal ? 'amber+strict' : 'amber'
}
