import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createTurnstile } from './turnstile.ts'

it('lets so many through at once, in the order in which they came', async () => {
  const pass = createTurnstile(2)
  const order: number[] = []
  let inside = 0
  let most = 0

  const results = await Promise.all(
    [5, 1, 1, 1, 1].map((milliseconds, index) =>
      pass(async () => {
        order.push(index)
        inside += 1
        most = Math.max(most, inside)
        await pause(milliseconds)
        inside -= 1
        return index
      }),
    ),
  )

  expect(results).toEqual([0, 1, 2, 3, 4])
  expect(order).toEqual([0, 1, 2, 3, 4])
  expect(most).toBe(2)
})

it('hands the place on when the work fails', async () => {
  const pass = createTurnstile(1)

  const [failed, next] = await Promise.allSettled([
    pass(() => Promise.reject(new Error('no'))),
    pass(() => Promise.resolve('yes')),
  ])

  expect(failed.status).toBe('rejected')
  expect(next).toEqual({ status: 'fulfilled', value: 'yes' })
})
