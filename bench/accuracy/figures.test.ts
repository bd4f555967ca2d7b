import { expect, it } from 'vitest'
import { figuresOf, knownRates, type Line, rates } from './figures.ts'
import { committedFigures } from './ratchet.ts'

function line(outcome: Line['outcome'], more: Partial<Line> = {}): Line {
  return {
    set: 'trial',
    case: 'image',
    ecosystem: 'npm',
    component: 'pkg:npm/some@1.0.0',
    names: ['CVE-2026-0001'],
    outcome,
    isKnown: true,
    isDenied: false,
    cause: null,
    detail: '',
    ...more,
  }
}

const lines = [
  line('true'),
  line('true'),
  line('false'),
  line('missed', { isKnown: false, cause: 'vulnerability-unknown' }),
  line('missed', { cause: 'not-read', isDenied: true }),
  line('undetermined', { cause: 'no-version-key' }),
  line('quiet'),
  line('unlabelled'),
]

it('counts what is undetermined apart, and what is missed by us', () => {
  expect(figuresOf(lines)).toMatchObject({
    true: 2,
    false: 1,
    missed: 2,
    undetermined: 1,
    missedByRule: 2,
    denied: 1,
  })
})

it('counts as not found what is undetermined', () => {
  expect(rates(figuresOf(lines))).toEqual({ precision: 2 / 3, recall: 2 / 5, f1: 4 / 8 })
})

it('leaves apart what is unknown or undetermined', () => {
  expect(knownRates(figuresOf(lines))).toEqual({ precision: 2 / 3, recall: 2 / 3, f1: 4 / 6 })
})

it('says nothing of what has no base', () => {
  expect(rates(figuresOf([line('quiet')]))).toEqual({ precision: null, recall: null, f1: null })
})

it('holds to what was labelled', () => {
  expect(committedFigures([...lines, line('quiet', { ecosystem: 'gem' })])).toEqual({
    'trial npm': { true: 2, false: 1, missedByRule: 2 },
  })
})
