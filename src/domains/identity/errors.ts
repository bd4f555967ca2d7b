import { errorCatalogue } from '#kernel/errors/app-error.ts'

/** What identity refuses. */
export const refuseIdentity = errorCatalogue('identity', {
  forbidden: 'forbidden',
  'wrong-password': 'unauthenticated',
  'current-password-wrong': 'invalid',
  'too-many-attempts': 'limited',
  'weak-password': 'invalid',
  'setup-done': 'conflict',
  'setup-token-wrong': 'forbidden',
  'login-taken': 'conflict',
  'person-not-found': 'not-found',
  'person-changed': 'conflict',
  'team-not-found': 'invalid',
  'division-not-found': 'invalid',
  'organisation-not-found': 'invalid',
  'token-not-found': 'not-found',
  'grant-not-found': 'not-found',
  'grant-exists': 'conflict',
  'last-administrator': 'conflict',
  'role-needs-place': 'invalid',
  'guest-only': 'invalid',
  'unknown-time-zone': 'invalid',
  'version-missing': 'invalid',
})
