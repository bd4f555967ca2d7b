import { errorCatalogue } from '#kernel/errors/app-error.ts'

/** Refusals of the archive readers. Inside an archive the same codes are problems and the rest is read. */
export const refuseArchive = errorCatalogue('archives', {
  'not-found': 'not-found',
  'too-large': 'invalid',
  damaged: 'invalid',
  'kind-unknown': 'invalid',
})
