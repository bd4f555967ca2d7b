import { errorCatalogue } from '#kernel/errors/app-error.ts'

/** What intel refuses. */
export const refuseIntel = errorCatalogue('intel', {
  'unknown-source': 'not-found',
  'empty-file': 'invalid',
})
