import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { repeated } from './repeated.ts'

const fail = (error: unknown) => {
  throw error
}

it('runs once more, and not twice at once, when it is asked for while it runs', async () => {
  let runs = 0
  let atOnce = 0
  let mostAtOnce = 0
  const work = repeated(async () => {
    runs += 1
    atOnce += 1
    mostAtOnce = Math.max(mostAtOnce, atOnce)
    await pause(5)
    atOnce -= 1
  }, fail)

  work.ask()
  await pause(1)
  work.ask()
  work.ask()
  await work.settled()

  expect(runs).toBe(2)
  expect(mostAtOnce).toBe(1)
})

it('never forgets an ask, whenever it comes', async () => {
  let asked = 0
  let seen = 0
  const work = repeated(async () => {
    seen = asked
    await Promise.resolve()
  }, fail)

  for (asked = 1; asked < 500; asked += 1) {
    work.ask()
    for (let turns = 0; turns < asked % 7; turns += 1) await Promise.resolve()
  }
  asked = 1000
  work.ask()
  await work.settled()

  expect(seen).toBe(1000)
})

it('waits to be asked again after a failure', async () => {
  const failures: unknown[] = []
  let runs = 0
  const work = repeated(
    () => {
      runs += 1
      return runs === 1 ? Promise.reject(new Error('no')) : Promise.resolve()
    },
    (error) => failures.push(error),
  )

  work.ask()
  await work.settled()
  work.ask()
  await work.settled()

  expect(failures).toHaveLength(1)
  expect(runs).toBe(2)
})

it('does nothing once it is closed', async () => {
  let runs = 0
  const work = repeated(() => {
    runs += 1
    return Promise.resolve()
  }, fail)

  work.close()
  work.ask()
  await work.settled()

  expect(runs).toBe(0)
})
