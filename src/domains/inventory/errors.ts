import { errorCatalogue } from '#kernel/errors/app-error.ts'

/** What inventory refuses. */
export const refuseInventory = errorCatalogue('inventory', {
  'ci-not-found': 'not-found',
  'person-not-found': 'not-found',
  'component-not-found': 'not-found',
  'document-not-found': 'not-found',
  'ci-changed': 'conflict',
  'out-of-sight': 'conflict',
  'version-missing': 'invalid',
  'unknown-kind': 'invalid',
  'wrong-attributes': 'invalid',
  'wrong-part': 'invalid',
  'unknown-place': 'invalid',
  'unknown-owner': 'invalid',
  'relation-exists': 'conflict',
  'relation-not-found': 'not-found',
  'relation-cycle': 'conflict',
  'empty-file': 'invalid',
  'document-superseded': 'conflict',
  'document-too-large': 'invalid',
})
