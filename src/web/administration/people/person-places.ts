import type { Places } from '../forms/placed-problems.ts'

/** Where refusals about a person belong that name no field. */
export const personPlaces: Places = {
  'identity.login-taken': '/login',
  'identity.weak-password': '/password',
  'identity.organisation-not-found': '/organisationId',
  'identity.team-not-found': '/memberships',
  'identity.division-not-found': '/memberships',
  'identity.role-needs-place': '/memberships',
  'identity.guest-only': '/memberships',
  'identity.last-administrator': '/memberships',
}
