import { errorCatalogue } from '#kernel/errors/app-error.ts'

/** What sharing refuses. */
export const refuseSharing = errorCatalogue('sharing', {
  'notice-not-found': 'not-found',
  'no-sample': 'not-found',
  'saved-list-not-found': 'not-found',
  'saved-list-changed': 'conflict',
  'version-missing': 'invalid',
  'not-among-them': 'forbidden',
  'too-many-saved-lists': 'invalid',
  'too-many-pinned': 'invalid',
  'vulnerability-not-found': 'not-found',
  'time-passed': 'invalid',
  'way-closed': 'invalid',
})
