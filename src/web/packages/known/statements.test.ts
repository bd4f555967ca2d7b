import { expect, it } from 'vitest'
import { fixedIn, onceByLabel, rangesIn } from './statements.ts'

const base = { source: 'osv', record: 'X', distribution: '' } as const
const statements = [
  { ...base, verdict: 'affected', ranges: ['< 2', '>= 3, < 4'], fixed: ['2', '4'] },
  { ...base, verdict: 'not_affected', ranges: ['>= 9'], fixed: [] },
  { ...base, verdict: 'undetermined', ranges: ['?', '< 2'], fixed: ['2'] },
] as const
const known = {
  statements: statements.map((one) => ({ ...one, ranges: [...one.ranges], fixed: [...one.fixed] })),
}

it('gives what is affected or unread, each stretch once', () => {
  expect(rangesIn(known)).toEqual(['< 2', '>= 3, < 4', '?'])
})

it('gives each version once that mends it', () => {
  expect(fixedIn(known)).toEqual(['2', '4'])
})

it('keeps the first line of each label, in order', () => {
  const lines = ['b1', 'a1', 'b2', 'c1'].map((id) => ({ label: id.slice(0, 1), id }))
  expect(onceByLabel(lines).map(({ id }) => id)).toEqual(['b1', 'a1', 'c1'])
})
