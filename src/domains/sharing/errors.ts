import { errorCatalogue } from '#kernel/errors/app-error.ts'

/** What sharing refuses. */
export const refuseSharing = errorCatalogue('sharing', {
  'notice-not-found': 'not-found',
  'no-sample': 'not-found',
  'vulnerability-not-found': 'not-found',
})
