import { describe, expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { compareKeys } from '../keys/key.ts'
import { maven } from '../maven/index.ts'
import { pep440 } from '../pep440/index.ts'
import { semver } from '../semver/index.ts'
import { intervalsFromEvents, type RangeEvent } from './events.ts'
import { contains, exactInterval, type Interval } from './interval.ts'

const kinds = ['introduced', 'fixed', 'last_affected', 'limit'] as const
const words = [...kinds, 'above'] as const
const someEvents = fc.array(fc.record({ kind: fc.constantFrom(...kinds), version: fc.nat(6).map(String) }), {
  maxLength: 7,
})

describe('a range whose versions can all be read', () => {
  it('reaches from the introduced version up to the fixed one', () => {
    const { intervals, undetermined, problems } = read('introduced 1.2.0', 'fixed 1.4.1')

    expect(intervals.map(draw)).toEqual(['[1.2.0 … 1.4.1) fixed 1.4.1'])
    expect([undetermined, problems]).toEqual([[], []])
    expect(intervals.some((interval) => holds(interval, '1.4.1-rc.1'))).toBe(true)
    expect(intervals.some((interval) => holds(interval, '1.2.0-rc.1'))).toBe(false)
  })

  it('begins below every version at "0" and without an end never ends', () => {
    const [interval] = read('introduced 0').intervals

    expect(interval).toEqual({
      lo: new Uint8Array(0),
      hi: Uint8Array.of(0xff),
      loText: null,
      hiText: null,
      loIncluded: true,
      hiIncluded: false,
      fixed: null,
    })
    expect(interval && holds(interval, '0.0.0-a')).toBe(true)
  })

  it('includes the last affected version and nothing above it', () => {
    const [interval] = read('introduced 0', 'last_affected 2.0.0').intervals

    expect(interval && draw(interval)).toBe('[- … 2.0.0]')
    expect(interval && holds(interval, '2.0.0')).toBe(true)
    expect(interval && holds(interval, '2.0.1-0')).toBe(false)
  })

  it('gives one stretch for each branch, in the order of versions', () => {
    const { intervals } = read('introduced 3.0.0', 'fixed 3.1.0', 'introduced 0', 'fixed 2.9.0')

    expect(intervals.map(draw)).toEqual(['[- … 2.9.0) fixed 2.9.0', '[3.0.0 … 3.1.0) fixed 3.1.0'])
  })

  it('ends at the first of several fixes', () => {
    const { intervals } = read('introduced 0', 'fixed 1.5.0', 'fixed 1.4.0')

    expect(intervals.map(draw)).toEqual(['[- … 1.4.0) fixed 1.4.0'])
  })

  it('ends at the largest of several limits, and at none if one is "*"', () => {
    expect(read('introduced 1.0.0', 'limit 2.0.0', 'limit 3.0.0').intervals.map(draw)).toEqual([
      '[1.0.0 … 3.0.0)',
    ])
    expect(read('introduced 1.0.0', 'limit 2.0.0', 'limit *').intervals.map(draw)).toEqual(['[1.0.0 … -)'])
  })

  it('begins right above a version that is not affected itself', () => {
    const [interval] = read('above 1.2.0', 'fixed 1.4.1').intervals

    expect(interval && draw(interval)).toBe('(1.2.0 … 1.4.1) fixed 1.4.1')
    expect(['1.2.0', '1.2.1-0', '1.4.0'].map((text) => interval && holds(interval, text))).toEqual([
      false,
      true,
      true,
    ])
    expect(read('above 1.2.0', 'last_affected 1.2.0').problems).toMatchObject([{ code: 'range.inverted' }])
    expect(read('above what', 'fixed 2.0.0').undetermined.map(draw)).toEqual(['(what … 2.0.0) fixed 2.0.0'])
  })

  it('is empty where the fix is the introduced version', () => {
    expect(read('introduced 1.0.0', 'fixed 1.0.0')).toEqual({ intervals: [], undetermined: [], problems: [] })
  })

  it('tells of a fix listed below its introduction, and swaps nothing', () => {
    const { intervals, problems } = read('introduced 0.0.14', 'fixed 0.0.13')

    expect(intervals.map(draw)).toEqual(['[0.0.14 … -)'])
    expect(problems).toEqual([
      { path: '/1', code: 'range.inverted', facts: { from: '0.0.14', to: '0.0.13' } },
    ])
  })

  it('holds exactly the versions the evaluation algorithm of the OSV schema calls affected', () => {
    fc.assert(
      fc.property(someEvents, fc.nat(13), (events, doubled) => {
        fc.pre(events.some((event) => event.kind === 'introduced'))
        const version = doubled % 2 === 0 ? `${doubled / 2}` : `${(doubled + 1) / 2}-between`
        const { intervals, undetermined } = intervalsFromEvents(semver, events)

        expect(undetermined).toEqual([])
        expect(intervals.some((interval) => holds(interval, version))).toBe(isAffected(events, doubled / 2))
      }),
      { numRuns: 5_000 },
    )
  })

  it('gives stretches that ascend and do not touch', () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        const { intervals } = intervalsFromEvents(semver, events)

        intervals.forEach(({ lo, hi }, index) => {
          expect(compareKeys(lo, hi)).toBeLessThan(0)
          const next = intervals[index + 1]
          if (next !== undefined) expect(compareKeys(hi, next.lo)).toBeLessThan(0)
        })
      }),
    )
  })
})

describe('a range with a version that cannot be read', () => {
  it('stays undetermined from what is known of it, with its text', () => {
    const { intervals, undetermined, problems } = read('introduced 7.0.0', 'fixed 7.2.0_P1')

    expect(intervals).toEqual([])
    expect(undetermined.map(draw)).toEqual(['[7.0.0 … 7.2.0_P1) fixed 7.2.0_P1'])
    expect(undetermined[0]?.withoutKey).toEqual(['7.2.0_P1'])
    expect(undetermined[0]?.hi).toEqual(Uint8Array.of(0xff))
    expect(problems).toEqual([
      { path: '/1', code: 'range.version-without-key', facts: { version: '7.2.0_P1', scheme: 'semver' } },
    ])
  })

  it('keeps the pairs that can be read', () => {
    const { intervals, undetermined } = read('introduced 0', 'fixed 1.0.0', 'introduced next', 'fixed 3.0.0')

    expect(intervals.map(draw)).toEqual(['[- … 1.0.0) fixed 1.0.0'])
    expect(undetermined.map(draw)).toEqual(['[next … 3.0.0) fixed 3.0.0'])
    expect(undetermined[0]?.lo).toEqual(new Uint8Array(0))
  })

  it('calls nothing affected for ever on the word of an unread list', () => {
    const { intervals, undetermined } = read('fixed soon', 'introduced 1.0.0')

    expect(intervals).toEqual([])
    expect(undetermined.map(draw)).toEqual(['[1.0.0 … -)'])
  })

  it('is undetermined as a whole if nothing is introduced', () => {
    expect(read('fixed 2.0.0')).toMatchObject({
      intervals: [],
      undetermined: [{ loText: null, hiText: null, withoutKey: [] }],
      problems: [{ path: '', code: 'range.without-introduced' }],
    })
    expect(read().undetermined).toHaveLength(1)
  })

  it.each(['*', '', '10 KB', '1.0\u0000', '\ud800'])(
    'calls no version "not affected" for the bound "%s"',
    (text) => {
      const bound = text === '10 KB' ? '1'.repeat(10_240) : text
      const lists = [
        [{ kind: 'introduced', version: bound }],
        [
          { kind: 'introduced', version: '1.0.0' },
          { kind: 'fixed', version: bound },
        ],
        [
          { kind: 'introduced', version: bound },
          { kind: 'last_affected', version: '2.0.0' },
        ],
      ] as const

      for (const events of lists) {
        const { intervals, undetermined, problems } = intervalsFromEvents(semver, events)

        expect(intervals).toEqual([])
        expect(undetermined.some((interval) => holds(interval, '1.5.0'))).toBe(true)
        expect(problems.map(({ code }) => code)).toEqual(['range.version-without-key'])
        expect(JSON.stringify(problems).length).toBeLessThan(500)
      }
    },
  )

  it('is undetermined as a whole if a limit is unread, unless another one is "*"', () => {
    expect(read('introduced 0', 'fixed 2.0.0', 'limit next').undetermined).toHaveLength(1)
    expect(read('introduced 0', 'fixed 2.0.0', 'limit next', 'limit *').intervals).toHaveLength(1)
  })

  it('never loses a version that a readable list would call affected', () => {
    const unread = fc.record({ kind: fc.constantFrom(...kinds.slice(0, 3)), version: fc.constant('?') })
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), unread, (...[from, to, odd]) => {
        const events = [
          { kind: 'introduced', version: `${from}` },
          { kind: 'last_affected', version: `${to}` },
          odd,
        ] as const
        const { intervals, undetermined } = intervalsFromEvents(semver, events)

        expect([...intervals, ...undetermined].some((interval) => holds(interval, `${from}`))).toBe(true)
      }),
    )
  })
})

it('makes a stretch of one version, whatever its spelling', () => {
  const interval = exactInterval(pep440, '1.0a1')
  const key = (version: string) => pep440.encode(version) ?? new Uint8Array(0)

  expect(interval && contains(interval, key('1.0-alpha.1'))).toBe(true)
  expect(interval && contains(interval, key('1.0a1.post0'))).toBe(false)
  expect(interval && contains(interval, key('1.0a1.dev0'))).toBe(false)
  expect(exactInterval(pep440, 'latest')).toBeUndefined()
})

function read(...lines: readonly string[]) {
  const events = lines.map((line) => {
    const [word, version = ''] = line.split(' ')
    return { kind: words.find((kind) => kind === word) ?? 'limit', version }
  })
  return intervalsFromEvents(semver, events)
}

function holds(interval: Interval, version: string): boolean {
  return contains(interval, semver.encode(version) ?? Uint8Array.of(0xff))
}

function draw({ loText, hiText, loIncluded, hiIncluded, fixed }: Interval): string {
  return `${loIncluded ? '[' : '('}${loText ?? '-'} … ${hiText ?? '-'}${hiIncluded ? ']' : ')'}${fixed === null ? '' : ` fixed ${fixed}`}`
}

/** The OSV schema's pseudocode, for versions that are numbers. */
function isAffected(events: readonly RangeEvent[], version: number): boolean {
  const limits = events.filter((event) => event.kind === 'limit')
  if (limits.length > 0 && !limits.some((limit) => version < Number(limit.version))) return false
  let affected = false
  const place = ({ kind, version: text }: RangeEvent) =>
    kind === 'introduced' && text === '0' ? Number.NEGATIVE_INFINITY : Number(text)
  for (const event of events.toSorted((a, b) => place(a) - place(b) || 0)) {
    if (event.kind === 'introduced' && version >= place(event)) affected = true
    if (event.kind === 'fixed' && version >= place(event)) affected = false
    if (event.kind === 'last_affected' && version > place(event)) affected = false
  }
  return affected
}

it('leaves out a flavour of a release alone where that is what is named', () => {
  const stretches: readonly (readonly RangeEvent[])[] = [
    [
      { kind: 'introduced', version: '1' },
      { kind: 'limit', version: '1.4.jre8' },
    ],
    [
      { kind: 'above', version: '1.4.jre8' },
      { kind: 'fixed', version: '2' },
    ],
  ]
  const intervals = stretches.flatMap((events) => intervalsFromEvents(maven, events).intervals)
  const isIn = (version: string) => {
    const key = maven.encode(version)
    return intervals.some((interval) => key !== undefined && contains(interval, key))
  }

  expect(['1.4', '1.4.jre8', '1.4.jre11'].map(isIn)).toEqual([true, false, true])
})
