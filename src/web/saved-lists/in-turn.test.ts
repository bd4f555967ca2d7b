import { expect, it } from 'vitest'
import { inTurn } from './in-turn.ts'

it('begins each work when the one before has ended, also when that failed', async () => {
  const take = inTurn()
  const told: string[] = []
  const work = (name: string) => async () => {
    told.push(`${name} begins`)
    await new Promise((resolve) => setTimeout(resolve, 1))
    told.push(`${name} ends`)
    if (name === 'b') throw new Error(name)
    return name
  }

  const results = await Promise.allSettled(['a', 'b', 'c'].map((name) => take(work(name))))

  expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})
