import { expect, it } from 'vitest'
import { pillsOf, readListSearch, withPill } from './list-search.ts'

it('takes only what it understands from an address', () => {
  const address = { q: 'x', state: 'closed', reach: 'ours', team: 4, other: 'y' }

  expect(readListSearch(address)).toEqual({ q: 'x' })
  expect(readListSearch({ q: 2026 })).toEqual({ q: '2026' })
})

it('shows by itself what is open and ours', () => {
  expect(pillsOf({}, undefined)).toEqual({ state: 'open', reach: 'ours', team: undefined })
})

it('drops a pill by showing everything in that respect', () => {
  expect(withPill({ q: 'x' }, 'state', null)).toEqual({ q: 'x', state: 'all' })
  expect(withPill({ team: 't' }, 'team', null)).toEqual({})
})

it('shows everything known only with every state', () => {
  expect(withPill({ state: 'settled' }, 'reach', null)).toEqual({ state: 'all', reach: 'all' })
  expect(withPill({ state: 'all', reach: 'all' }, 'state', 'settled')).toEqual({ state: 'settled' })
  expect(withPill({ state: 'all', reach: 'all' }, 'state', 'open')).toEqual({})
  expect(readListSearch({ state: 'settled', reach: 'all' })).toEqual({ state: 'all', reach: 'all' })
})
