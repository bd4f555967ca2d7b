import { describe, expect, it } from 'vitest'
import type { SavedList } from '#contract/sharing/saved-lists.ts'
import { fc } from '#test/property.ts'
import { readCiListSearch } from '../configuration/list/ci-list-search.ts'
import { readListSearch } from '../vulnerabilities/list/list-search.ts'
import {
  byName,
  differingParts,
  hrefOfSaved,
  keptOf,
  leftOut,
  readSavedAddress,
  tabsOf,
} from './saved-search.ts'

const id = '01990000-0000-7000-8000-000000000001'

const saved: SavedList = {
  id,
  screen: 'vulnerabilities',
  name: '緊急',
  search: { severity: 'critical', q: '2026' },
  columns: { psirt: false, shortId: true },
  lens: 'csirt',
  shared: { with: 'nobody' },
  owner: { id, name: '花子', gone: false },
  pinned: null,
  changedAt: '2026-11-23T00:00:00Z',
  version: 1,
  may: [],
}

const asSaved = { kept: keptOf(saved.search), otherColumns: false, lens: 'csirt' } as const

describe('what is kept of a list', () => {
  it('is what narrows it, whatever the order in the address, and says the same when it is read again', () => {
    const aSearch = fc.record(
      {
        q: fc.string({ minLength: 1 }),
        state: fc.constantFrom('settled', 'all'),
        reach: fc.constant('all'),
        severity: fc.constantFrom('critical', '!low', 'high,unknown', 'nonsense'),
        epss: fc.constantFrom(0.5, '0.1', 'x'),
        stray: fc.string(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(aSearch, (search) => {
        const kept = keptOf(readListSearch(search))

        expect(keptOf(readListSearch(kept))).toEqual(kept)
        expect(JSON.stringify(keptOf(Object.fromEntries(Object.entries(kept).toReversed())))).toBe(
          JSON.stringify(kept),
        )
        expect(leftOut({ search: kept }, readListSearch)).toEqual([])
      }),
    )
  })

  it('loses parts that the page does not know any more, and names them', () => {
    const search = { severity: 'critical', colour: 'red', side: 'it,moon' }

    expect(leftOut({ search }, readListSearch)).toEqual(['colour', 'side'])
    expect(leftOut({ search: { side: 'product', kind: 'release' } }, readCiListSearch)).toEqual([])
  })
})

describe('whether the list on the screen is as it was saved', () => {
  it.each([
    ['as saved', {}, []],
    ['narrowed otherwise', { kept: { severity: 'critical' } }, ['search']],
    ['with another column', { otherColumns: true }, ['columns']],
    ['through another lens', { lens: 'both' as const }, ['lens']],
    [
      'in every part',
      { kept: {}, otherColumns: true, lens: 'psirt' as const },
      ['search', 'columns', 'lens'],
    ],
  ])('%s', (_what, change, wanted) => {
    expect(differingParts(saved, { ...asSaved, ...change }, readListSearch)).toEqual(wanted)
  })

  it('does not mind parts that nobody understands', () => {
    const old = { ...saved, search: { ...saved.search, colour: 'red' } }

    expect(differingParts(old, asSaved, readListSearch)).toEqual([])
  })
})

describe('the address of a saved list', () => {
  it('holds what narrows it, its lens and which it is; texts stay texts', () => {
    expect(hrefOfSaved(saved)).toBe(`/vulnerabilities?severity=critical&q=%222026%22&lens=csirt&saved=${id}`)
    expect(hrefOfSaved({ ...saved, lens: 'both', search: {} })).toBe(`/vulnerabilities?lens=both&saved=${id}`)
  })

  it('is read only where it can be one', () => {
    expect(readSavedAddress({ saved: id, q: 'x' })).toEqual({ saved: id })
    expect([readSavedAddress({ saved: 'x' }), readSavedAddress({ saved: 1 }), readSavedAddress({})]).toEqual([
      {},
      {},
      {},
    ])
  })
})

it('shows as tabs what is pinned, in order, and then what is open', () => {
  const lists = [
    { ...saved, id: 'a', pinned: 1 },
    { ...saved, id: 'b' },
    { ...saved, id: 'c', pinned: 0 },
  ]

  expect(tabsOf(lists, 'b').map((list) => list.id)).toEqual(['c', 'a', 'b'])
  expect(tabsOf(lists, 'a').map((list) => list.id)).toEqual(['c', 'a'])
  expect(tabsOf(lists, 'gone').map((list) => list.id)).toEqual(['c', 'a'])
})

it('sorts names as their reader does', () => {
  const lists = ['10番', '2番', 'あ', 'ア2'].map((name) => ({ ...saved, name }))

  expect(byName(lists, 'ja').map((list) => list.name)).toEqual(['2番', '10番', 'あ', 'ア2'])
})
