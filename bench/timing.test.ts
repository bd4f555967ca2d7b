import { expect, it } from 'vitest'
import { median, percentile95, repeat } from './timing.ts'

it('takes the middle of an odd count and the mean of the two middle ones of an even count', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([4, 1, 2, 9])).toBe(3)
  expect(median([])).toBe(0)
})

it('takes the value that 95 of 100 do not pass', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)

  expect(percentile95(hundred)).toBe(95)
  expect(percentile95([7])).toBe(7)
  expect(percentile95([])).toBe(0)
})

it('does the work as often as asked and times each', async () => {
  const rounds: number[] = []

  const taken = await repeat(3, (round) => Promise.resolve(rounds.push(round)))

  expect(rounds).toEqual([0, 1, 2])
  expect(taken).toHaveLength(3)
})
