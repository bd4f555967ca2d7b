import { setImmediate as soon } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openGate } from './gate.ts'

it('lets so many in at once, others wait, and the rest is turned away', async () => {
  const gate = openGate({ atOnce: 2, waiting: 1 })
  const doors = [Promise.withResolvers<void>(), Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const inside: number[] = []
  const work = (index: number) => async () => {
    inside.push(index)
    await doors[index]?.promise
    return index
  }

  const passes = [gate.pass(work(0)), gate.pass(work(1)), gate.pass(work(2))]
  await soon()
  expect(inside).toEqual([0, 1])
  expect(await gate.pass(work(3))).toBeUndefined()

  doors[0]?.resolve()
  await soon()
  expect(inside).toEqual([0, 1, 2])
  doors[1]?.resolve()
  doors[2]?.resolve()
  expect(await Promise.all(passes)).toEqual([{ result: 0 }, { result: 1 }, { result: 2 }])
})

it('gives the place free when the work fails', async () => {
  const gate = openGate({ atOnce: 1, waiting: 0 })

  await expect(gate.pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no')

  expect(await gate.pass(() => Promise.resolve(1))).toEqual({ result: 1 })
})
