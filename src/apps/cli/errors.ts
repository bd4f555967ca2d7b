import { errorCatalogue } from '#kernel/errors/app-error.ts'

/** What the command line itself refuses, before or instead of the contract. */
export const refuseUse = errorCatalogue('cli', {
  'settings-wrong': 'invalid',
  'file-missing': 'not-found',
  'file-unreadable': 'invalid',
  'input-once': 'invalid',
  'nothing-to-import': 'invalid',
  'not-importable': 'invalid',
  'slot-for-one': 'invalid',
  'where-missing': 'invalid',
  'team-unknown': 'invalid',
  'team-ambiguous': 'invalid',
  'team-missing': 'invalid',
  'organisation-unknown': 'invalid',
  'item-ambiguous': 'invalid',
  'set-up-first': 'invalid',
  'set-up-alone': 'invalid',
  'set-up-teamless': 'invalid',
  'attribute-form': 'invalid',
  'password-missing': 'invalid',
  'alone-only': 'invalid',
  'token-missing': 'invalid',
  'source-unknown': 'invalid',
  'nothing-held': 'invalid',
  'nothing-to-change': 'invalid',
  'server-unreachable': 'unavailable',
})
