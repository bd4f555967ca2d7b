import { errorCatalogue } from '#kernel/errors/app-error.ts'

/** What matching refuses. */
export const refuseMatching = errorCatalogue('matching', {
  'vulnerability-not-found': 'not-found',
  'origin-unreadable': 'invalid',
  'scan-unreadable': 'invalid',
  'scans-busy': 'limited',
  'assessment-not-found': 'not-found',
  'assessment-superseded': 'conflict',
  'already-undone': 'conflict',
  'already-ours': 'invalid',
  'preview-outdated': 'conflict',
  'nothing-changes': 'conflict',
  'batch-not-found': 'not-found',
  'batch-busy': 'conflict',
  'team-not-found': 'invalid',
  'not-the-teams': 'invalid',
  'component-not-found': 'not-found',
  'component-unreadable': 'invalid',
  'nothing-asked': 'invalid',
  'party-not-found': 'not-found',
  'nothing-decided': 'conflict',
  'condition-not-found': 'not-found',
  'condition-ended': 'conflict',
  'condition-not-its': 'invalid',
})
