import { expect, it } from 'vitest'
import { semver } from '../semver/index.ts'
import { type Bound, intervalsFromBounds } from './bounds.ts'
import { contains } from './interval.ts'

const versions = ['0.9.0', '1.0.0', '1.0.1', '1.9.0', '2.0.0', '2.0.1']

it('holds the versions between two ends, each in or out', () => {
  expect(held(including('1.0.0'), including('2.0.0'))).toEqual(['1.0.0', '1.0.1', '1.9.0', '2.0.0'])
  expect(held(excluding('1.0.0'), excluding('2.0.0'))).toEqual(['1.0.1', '1.9.0'])
  expect(held(null, excluding('1.0.1'))).toEqual(['0.9.0', '1.0.0'])
  expect(held(excluding('1.9.0'), null)).toEqual(['2.0.0', '2.0.1'])
  expect(held(null, null)).toEqual(versions)
  expect(held(including('1.0.0'), including('1.0.0'))).toEqual(['1.0.0'])
})

it('stays undetermined within what is known if an end cannot be read', () => {
  const { intervals, undetermined, problems } = intervalsFromBounds(semver, {
    from: including('1.0.0'),
    to: excluding('R2-SP1'),
    fixed: null,
  })

  expect(intervals).toEqual([])
  expect(undetermined).toMatchObject([{ loText: '1.0.0', hiText: 'R2-SP1', withoutKey: ['R2-SP1'] }])
  expect(undetermined.map(({ hi }) => [...hi])).toEqual([[0xff]])
  expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual(['/to range.version-without-key'])
})

it('tells of an end before the beginning, and swaps nothing', () => {
  const outcome = intervalsFromBounds(semver, {
    from: including('9.6.0'),
    to: including('8.1.10'),
    fixed: null,
  })

  expect(outcome).toEqual({
    intervals: [],
    undetermined: [],
    problems: [{ path: '/to', code: 'range.inverted', facts: { from: '9.6.0', to: '8.1.10' } }],
  })
})

function held(from: Bound | null, to: Bound | null): readonly string[] {
  const { intervals } = intervalsFromBounds(semver, { from, to, fixed: null })
  return versions.filter((version) => {
    const key = semver.encode(version)
    return key !== undefined && intervals.some((interval) => contains(interval, key))
  })
}

function including(version: string): Bound {
  return { version, included: true }
}

function excluding(version: string): Bound {
  return { version, included: false }
}
