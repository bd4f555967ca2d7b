import { expect, it } from 'vitest'
import { aimOf, aimOfWord, toItem, toNowhere, wordOfAim } from './aims.ts'

const sources = ['osv', 'kev']
const unreadable = { as: 'unreadable', title: 'x', problems: [] } as const

it('sends advisories to their source and everything else that may be read into the item', () => {
  expect(aimOf(undefined, sources)).toEqual(toItem)
  expect(aimOf({ as: 'unknown', why: 'large' }, sources)).toEqual(toItem)
  expect(aimOf({ as: 'documents', words: '' }, sources)).toEqual(toItem)
  expect(aimOf({ as: 'advisories', source: 'kev', name: null }, sources)).toEqual({
    to: 'source',
    source: 'kev',
  })
  expect(aimOf({ as: 'archive' }, sources)).toEqual({ to: 'source', source: 'auto' })
})

it('leaves out what cannot be read, and advisories that the reader may not import', () => {
  expect(aimOf(unreadable, sources)).toEqual(toNowhere)
  expect(aimOf({ as: 'archive' }, [])).toEqual(toNowhere)
  expect(aimOf({ as: 'advisories', source: 'epss', name: null }, sources)).toEqual(toNowhere)
})

it('has a word for each aim', () => {
  for (const aim of [toItem, toNowhere, { to: 'source', source: 'osv' } as const]) {
    expect(aimOfWord(wordOfAim(aim))).toEqual(aim)
  }
  expect(aimOfWord(null)).toEqual(toNowhere)
})
