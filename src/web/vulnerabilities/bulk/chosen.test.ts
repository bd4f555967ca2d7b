import { expect, it } from 'vitest'
import { chooseKeys, nothingChosen, selectionOf } from './chosen.ts'

it('says the chosen rows by their ids, always in one order', () => {
  expect(selectionOf(chooseKeys(new Set(['b', 'a'])))).toEqual({ vulnerabilityIds: ['a', 'b'] })
  expect(selectionOf(nothingChosen)).toEqual({ vulnerabilityIds: [] })
})

it('says all that match by what the list is narrowed to; what is open where nothing is said', () => {
  const keys = new Set<string>()

  expect(selectionOf({ all: true, keys, search: {} })).toEqual({ state: 'open' })
  expect(selectionOf({ all: true, keys, search: { state: 'settled', q: 'x', team: 't' } })).toEqual({
    state: 'settled',
    q: 'x',
  })
  expect(selectionOf({ all: true, keys, search: { severity: '!low', fix: 'yes', team: 't' } })).toEqual({
    state: 'open',
    severity: '!low',
    fix: 'yes',
  })
})
