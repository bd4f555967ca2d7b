import { expect, it } from 'vitest'
import { leadStretch } from './range.ts'

const rows = ['a', 'b', 'c', 'd', 'e']
const lead = (chosen: readonly string[], anchor: number, ends: readonly [number, number]) =>
  [
    ...leadStretch(new Set(chosen), rows, {
      before: { anchor, end: ends[0] },
      now: { anchor, end: ends[1] },
    }),
  ].sort()

it('grows and shrinks with the row it is led to', () => {
  expect(lead([], 1, [1, 2])).toEqual(['b', 'c'])
  expect(lead(['b', 'c', 'd'], 1, [3, 2])).toEqual(['b', 'c'])
})

it('turns around where it was begun', () => {
  expect(lead(['b', 'c'], 1, [2, 0])).toEqual(['a', 'b'])
})

it('leaves what was chosen elsewhere', () => {
  expect(lead(['e'], 0, [0, 1])).toEqual(['a', 'b', 'e'])
})
