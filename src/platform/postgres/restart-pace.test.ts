import { expect, it } from 'vitest'
import { pauseBeforeRestart } from './restart-pace.ts'

it('restarts at once after the first ending and ever slower after more', () => {
  const pauses = [1, 2, 3, 4, 5, 6].map((count) => pauseBeforeRestart(Array(count).fill(1000)))

  expect(pauses).toEqual([0, 100, 200, 400, 800, 1600])
})

it('gives up after more than six endings within a minute', () => {
  expect(pauseBeforeRestart(Array(7).fill(1000))).toBeUndefined()
})

it('forgets endings older than a minute', () => {
  const endings = [...Array(10).fill(0), 61_000]

  expect(pauseBeforeRestart(endings)).toBe(0)
})
