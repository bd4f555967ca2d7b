import { expect, it } from 'vitest'
import { readCiListSearch } from './ci-list-search.ts'

it('takes from the address what narrows the list', () => {
  const search = {
    q: 'GX',
    kind: 'host',
    side: 'product',
    team: 't',
    division: 'd',
    organisation: 'o',
    owner: 'none',
  }

  expect(readCiListSearch({ ...search, lens: 'csirt' })).toEqual(search)
})

it('leaves away what it cannot use', () => {
  expect(readCiListSearch({ q: '', kind: 3.5, side: 'both', team: null })).toEqual({ kind: '3.5' })
})

it('searches for a number as typed', () => {
  expect(readCiListSearch({ q: 2026 })).toEqual({ q: '2026' })
})
