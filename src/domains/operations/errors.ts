import { errorCatalogue } from '#kernel/errors/app-error.ts'

/** What operations refuses. */
export const refuseOperations = errorCatalogue('operations', {
  'job-not-found': 'not-found',
  'job-not-retryable': 'conflict',
})
