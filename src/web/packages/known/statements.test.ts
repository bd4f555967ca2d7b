import { expect, it } from 'vitest'
import { byRelease, fixedIn, onceByLabel, rangesIn } from './statements.ts'

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

it('gathers what is told by release and record', () => {
  const at = (distribution: string | null, record: string) => ({
    ...base,
    distribution,
    record,
    verdict: 'affected' as const,
    ranges: ['< 1'],
    fixed: [],
  })
  const told = [at('debian-12', 'A'), at(null, 'A'), at('debian-12', 'B'), at('debian-12', 'A'), at('', 'B')]

  expect(byRelease({ statements: told })).toEqual([
    {
      distribution: 'debian-12',
      told: [
        { record: 'A', ranges: ['< 1'] },
        { record: 'B', ranges: ['< 1'] },
      ],
    },
    {
      distribution: '',
      told: [
        { record: 'A', ranges: ['< 1'] },
        { record: 'B', ranges: ['< 1'] },
      ],
    },
  ])
})
