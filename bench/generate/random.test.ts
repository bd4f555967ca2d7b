import { expect, it } from 'vitest'
import { samplerOf, seededRandom } from './random.ts'

it('gives the same numbers for the same name and others for another', () => {
  const numbers = (name: string) => {
    const random = seededRandom(name)
    return Array.from({ length: 50 }, () => random.below(1_000_000))
  }

  expect(numbers('a')).toEqual(numbers('a'))
  expect(numbers('a')).not.toEqual(numbers('b'))
})

it('spreads evenly over its range', () => {
  const random = seededRandom('even')
  const counts = new Map<number, number>()
  for (let round = 0; round < 10_000; round += 1) {
    const bucket = random.below(10)
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
  }

  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
})

it('draws positions as often as their weights say', () => {
  const random = seededRandom('weights')
  const sampler = samplerOf([1, 0, 3])
  const drawn = Array.from({ length: 4000 }, () => sampler.draw(random))

  const share = (position: number) => drawn.filter((one) => one === position).length / drawn.length
  expect(share(1)).toBe(0)
  expect(share(0)).toBeCloseTo(0.25, 1)
  expect(share(2)).toBeCloseTo(0.75, 1)
})
