import { expect, it } from 'vitest'
import { isNews, readPart, readPartSearch } from './part-search.ts'

it('takes from an address a time and a team, and leaves the rest', () => {
  expect(readPartSearch({ since: '2026-11-22T09:00:00.000Z', team: 't', q: 'x' })).toEqual({
    since: '2026-11-22T09:00:00.000Z',
    team: 't',
  })
  expect(readPartSearch({ since: 'yesterday', team: '' })).toEqual({})
  expect(readPartSearch({ since: 2026 })).toEqual({})
})

it('knows the lists by name', () => {
  expect(readPart('touched')).toEqual({ of: 'vulnerabilities', part: 'touched' })
  expect(readPart('ownerless')).toEqual({ of: 'items', part: 'ownerless' })
  expect(readPart('sent')).toEqual({ of: 'sent' })
  expect(readPart('nothing')).toBeUndefined()
  expect([isNews('new'), isNews('unseen')]).toEqual([true, false])
})
