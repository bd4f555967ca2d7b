import { errorCatalogue } from '#kernel/errors/app-error.ts'

/** Why PostgreSQL cannot be run here. All are settled outside the program, so all are `unavailable`. */
export const refuse = errorCatalogue('postgres', {
  'no-binaries': 'unavailable',
  'binaries-missing': 'unavailable',
  'cannot-run': 'unavailable',
  'too-old': 'unavailable',
  'other-major': 'unavailable',
  'folder-in-use': 'unavailable',
  'folder-not-writable': 'unavailable',
  'folder-too-long': 'unavailable',
  'not-ours': 'unavailable',
  'other-owner': 'unavailable',
  'passwords-missing': 'unavailable',
  'start-failed': 'unavailable',
})
