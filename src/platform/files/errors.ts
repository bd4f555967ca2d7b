import { errorCatalogue } from '#kernel/errors/app-error.ts'

/** Refusals of the file store. */
export const refuseFile = errorCatalogue('files', {
  'too-large': 'invalid',
  'not-found': 'not-found',
  damaged: 'unavailable',
})
