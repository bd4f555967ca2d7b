import { errorCatalogue } from '#kernel/errors/app-error.ts'

/** What matching refuses. */
export const refuseMatching = errorCatalogue('matching', {
  'vulnerability-not-found': 'not-found',
  'assessment-not-found': 'not-found',
  'assessment-superseded': 'conflict',
  'already-undone': 'conflict',
  'team-not-found': 'invalid',
  'not-the-teams': 'invalid',
})
