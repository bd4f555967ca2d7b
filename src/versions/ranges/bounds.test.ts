import { expect, it } from 'vitest'
import { semver } from '../semver/index.ts'
import { type Bound, intervalsFromBounds } from './bounds.ts'
import { contains, type Interval } from './interval.ts'

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

it('tells of an end before the beginning, swaps nothing, and leaves every version undetermined', () => {
  const { intervals, undetermined, problems } = between(including('9.6.0'), including('8.1.10'))

  expect(intervals).toEqual([])
  expect(undetermined).toMatchObject([{ loText: '9.6.0', hiText: '8.1.10', withoutKey: [] }])
  expect(undetermined.map(({ lo, hi }) => [[...lo], [...hi]])).toEqual([[[], [0xff]]])
  expect(problems).toEqual([{ path: '/to', code: 'range.inverted', facts: { from: '9.6.0', to: '8.1.10' } }])
})

it.each([
  [including('1.9.0'), excluding('1.9.0')],
  [excluding('1.9.0'), excluding('1.9.0')],
  [excluding('1.9.0'), including('1.9.0')],
])('leaves what is not above it undetermined if a version is both ends (%o, %o)', (from, to) => {
  const { intervals, undetermined, problems } = between(from, to)

  expect(intervals).toEqual([])
  expect(among(undetermined)).toEqual(['0.9.0', '1.0.0', '1.0.1', '1.9.0'])
  expect(problems).toEqual([{ path: '/to', code: 'range.empty', facts: { version: '1.9.0' } }])
})

it.each(['*', '', '10 KB', '1.0\u0000', '\ud800'])(
  'calls no version "not affected" for the bound "%s"',
  (text) => {
    const bound = including(text === '10 KB' ? '1'.repeat(10_240) : text)

    for (const { intervals, undetermined, problems } of [
      between(bound, null),
      between(null, bound),
      between(bound, bound),
    ]) {
      expect(intervals).toEqual([])
      expect(among(undetermined)).toEqual(versions)
      expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['range.version-without-key']))
      expect(JSON.stringify(problems).length).toBeLessThan(1_000)
    }
  },
)

function held(from: Bound | null, to: Bound | null): readonly string[] {
  return among(between(from, to).intervals)
}

function between(from: Bound | null, to: Bound | null) {
  return intervalsFromBounds(semver, { from, to, fixed: null })
}

function among(intervals: readonly Interval[]): readonly string[] {
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
