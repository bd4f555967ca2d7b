import { expect, it } from 'vitest'
import type { Interest } from '#contract/intel/interest.ts'
import { completeInterest, draftOf } from './interest-draft.ts'

const proposedInterest: Interest = {
  lower: 'medium',
  upper: 'high',
  set: null,
  outdated: false,
  reasons: [],
  narrowing: null,
  rulesRevision: 1,
  proposedAt: null,
  version: 3,
}

it('begins with what is set', () => {
  const set = { level: 'low', note: 'why', by: 'Aoi', at: '2026-11-22T00:00:00Z' } as const

  expect(draftOf({ ...proposedInterest, set })).toEqual({ level: 'low', note: 'why' })
  expect(draftOf(null)).toEqual({ level: null, note: '' })
})

it('wants a level, and a reason for one that the rules would not propose', () => {
  expect(completeInterest({ level: null, note: 'x' }, proposedInterest)).toBe('/level')
  expect(completeInterest({ level: 'huge', note: 'x' }, proposedInterest)).toBe('/level')
  expect(completeInterest({ level: 'low', note: ' ' }, proposedInterest)).toBe('/note')
  expect(completeInterest({ level: 'high', note: '' }, null)).toBe('/note')
  expect(completeInterest({ level: 'high', note: '' }, proposedInterest)).toEqual({ level: 'high', note: '' })
  expect(completeInterest({ level: 'low', note: ' so ' }, proposedInterest)).toEqual({
    level: 'low',
    note: 'so',
  })
})

it('takes back what was set', () => {
  expect(completeInterest({ level: 'proposed', note: '' }, null)).toEqual({ level: null, note: '' })
})
