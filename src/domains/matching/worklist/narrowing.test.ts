import { expect, it } from 'vitest'
import { earliest, isOfItems, lowestShare, ranksOf, ratingRanksOf } from './narrowing.ts'

const now = Temporal.Instant.from('2026-11-23T03:00:00Z')

it('counts days back from now, and takes the earliest of several', () => {
  expect(earliest(['7d'], now).toString()).toBe('2026-11-16T03:00:00Z')
  expect(earliest(['1d', '2026-10-01T00:00:00Z', '7d'], now).toString()).toBe('2026-10-01T00:00:00Z')
})

it('takes the lowest of several shares, and knows when only the unknown is chosen', () => {
  expect(lowestShare(['0.5', '0.01', 'unknown'])).toBe(0.01)
  expect(lowestShare(['0'])).toBe(0)
  expect(lowestShare(['unknown'])).toBeNull()
})

it('numbers words as worklists keep them, the unknown first', () => {
  expect(ranksOf(['unknown', 'none', 'immediate'])).toEqual([0, 1, 5])
  expect(ratingRanksOf(['unknown', 'none', 'critical'])).toEqual([0, 1, 5])
})

it('tells what asks about items from what asks about the vulnerability alone', () => {
  expect(isOfItems({ severity: { values: ['high'], unwanted: false } })).toBe(false)
  expect(isOfItems({ kind: { values: ['host'], unwanted: true } })).toBe(true)
})
