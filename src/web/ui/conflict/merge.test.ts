import { expect, it } from 'vitest'
import { compareSides, mergeSides } from './merge.ts'

const base = { name: 'VPN', place: '東京', note: 'a', tags: ['x'] }
const theirs = { ...base, name: 'VPN 1', note: 'b', tags: ['x', 'y'] }
const mine = { ...base, name: 'VPN-1', place: '大阪', tags: ['x', 'y'] }

it('asks only about fields that both changed, and not alike', () => {
  expect(compareSides({ base, theirs, mine })).toEqual([
    { name: 'name', changedBy: 'both' },
    { name: 'place', changedBy: 'mine' },
    { name: 'note', changedBy: 'theirs' },
  ])
})

it('keeps what each side changed alone', () => {
  expect(mergeSides({ base, theirs, mine }, { name: 'VPN-01' })).toEqual({
    name: 'VPN-01',
    place: '大阪',
    note: 'b',
    tags: ['x', 'y'],
  })
})

it('never loses their value where nothing was chosen', () => {
  expect(mergeSides({ base, theirs, mine }, {}).name).toBe('VPN 1')
})
