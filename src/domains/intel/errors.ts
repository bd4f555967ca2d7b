import { errorCatalogue } from '#kernel/errors/app-error.ts'

/** What intel refuses. */
export const refuseIntel = errorCatalogue('intel', {
  'unknown-source': 'not-found',
  'empty-file': 'invalid',
  'run-not-found': 'not-found',
  'feed-not-fetched': 'invalid',
  'feed-address-missing': 'conflict',
  'feed-must-wait': 'conflict',
  'feed-nothing-held': 'conflict',
  'feed-changed': 'conflict',
  'feed-version-missing': 'invalid',
  'feed-settings-wrong': 'invalid',
  'feed-is-a-page': 'invalid',
  'feed-unreadable': 'invalid',
  'feed-shape-changed': 'invalid',
  'feed-in-circles': 'invalid',
  'feed-unasked': 'unavailable',
  'feed-shrunk': 'conflict',
  'vulnerability-not-found': 'not-found',
  'vex-document-not-found': 'not-found',
  'team-not-found': 'invalid',
  'version-missing': 'invalid',
  'note-missing': 'invalid',
  'interest-changed': 'conflict',
  'rules-changed': 'conflict',
})
