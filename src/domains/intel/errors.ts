import { errorCatalogue } from '#kernel/errors/app-error.ts'

/** What intel refuses. */
export const refuseIntel = errorCatalogue('intel', {
  'unknown-source': 'not-found',
  'empty-file': 'invalid',
  'vulnerability-not-found': 'not-found',
  'team-not-found': 'invalid',
  'version-missing': 'invalid',
  'note-missing': 'invalid',
  'interest-changed': 'conflict',
  'rules-changed': 'conflict',
})
