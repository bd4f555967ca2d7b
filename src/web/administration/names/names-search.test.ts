import { expect, it } from 'vitest'
import { readNamesSearch } from './names-search.ts'

it('takes from an address what the page understands', () => {
  expect(readNamesSearch({ from: 'listed', q: '製品', other: 1 })).toEqual({ from: 'listed', q: '製品' })
  expect(readNamesSearch({ from: 'told', q: '' })).toEqual({})
  expect(readNamesSearch({ from: 'nobody', q: 3 })).toEqual({})
})
