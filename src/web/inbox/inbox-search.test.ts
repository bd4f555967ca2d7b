import { expect, it } from 'vitest'
import { filterOf, readInboxSearch } from './inbox-search.ts'

it('takes from an address what the inbox understands, and nothing else', () => {
  expect(readInboxSearch({ state: 'snoozed', kind: '!closed', reason: 'owner,given' })).toEqual({
    state: 'snoozed',
    kind: '!closed',
    reason: 'owner,given',
  })
  expect(readInboxSearch({ state: 'open', kind: 'nonsense', reason: 7, other: 'x' })).toEqual({})
})

it('asks for what is unread unless told otherwise', () => {
  expect(filterOf({})).toEqual({ state: 'open' })
  expect(filterOf({ state: 'all', kind: 'source' })).toEqual({ state: 'all', kind: 'source' })
})
