import { expect, it } from 'vitest'
import { worklistFilter } from '#contract/matching/worklist-filter.ts'
import { fc } from '#test/property.ts'
import { writeFilter } from '../../ui/filters/filter.ts'
import { isNarrowed, pillsOf, readListAddress, readListSearch, withPill } from './list-search.ts'

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

it('narrows by what the contract understands, and by nothing else', () => {
  const address = { severity: '!low,none', epss: 0.1, kind: 'Host', since: 'soon', exploited: 'yes' }

  expect(readListSearch(address)).toEqual({ severity: '!low,none', epss: '0.1', exploited: 'yes' })
  expect(isNarrowed(readListSearch({ state: 'all', team: 't' }))).toBe(false)
  expect(isNarrowed(readListSearch({ fix: 'no' }))).toBe(true)
})

it('sets and drops one narrowing and leaves the others', () => {
  const search = { q: 'x', severity: 'critical', side: 'it' }

  expect(withPill(search, 'severity', '!low')).toEqual({ q: 'x', severity: '!low', side: 'it' })
  expect(withPill(search, 'side', null)).toEqual({ q: 'x', severity: 'critical' })
})

it('carries every choice of a pill through the address to the contract', () => {
  const severities = ['critical', 'high', 'medium', 'low', 'none', 'unknown']
  const choices = fc.record({
    values: fc.subarray(severities, { minLength: 1 }),
    unwanted: fc.boolean(),
  })
  fc.assert(
    fc.property(choices, (choice) => {
      const { severity } = withPill({}, 'severity', writeFilter(choice))

      expect(worklistFilter.severity.parse(severity)).toEqual(choice)
    }),
  )
})

it('holds the side panel beside what narrows the list', () => {
  expect(readListAddress({ look: 'VUL-2026-0001', fix: 'yes' })).toEqual({
    look: 'VUL-2026-0001',
    fix: 'yes',
  })
  expect(readListSearch({ look: 'VUL-2026-0001' })).toEqual({})
})
