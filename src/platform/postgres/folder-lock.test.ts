import { mkdir } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { takeLock } from './folder-lock.ts'
import { startEngine } from './index.ts'
import { holdElsewhere, newFolder, quiet, started } from './trials/trial.ts'

it('lets exactly one of several supervisors win that start at the same moment', async () => {
  const folder = await newFolder()

  const told = await Promise.all([1, 2, 3].map(() => holdElsewhere(folder).told()))

  const winners = told.filter((one) => one.code === undefined)
  const losers = told.filter((one) => one.code === 'postgres.folder-in-use')
  expect([winners.length, losers.length]).toEqual([1, 2])
})

it('names the process that holds the folder', async () => {
  const folder = await newFolder()
  const holding = holdElsewhere(folder)
  await holding.told()

  const second = startEngine({ folder, log: quiet })

  await expect(second).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'postgres.folder-in-use',
    facts: { folder, pid: holding.pid },
  })
})

it('refuses a second engine in the same process and leaves the first alone', async () => {
  const folder = await newFolder()
  const first = await started({ folder })

  await expect(startEngine({ folder, log: quiet })).rejects.toMatchObject({ code: 'postgres.folder-in-use' })

  expect(first.pid()).toBeGreaterThan(0)
  await expect(startEngine({ folder, log: quiet })).rejects.toMatchObject({ code: 'postgres.folder-in-use' })
})

it('is free again once its holder lets go', async () => {
  const folder = await newFolder()
  await mkdir(folder)
  const first = await takeLock(folder)
  const refused = await takeLock(folder)
  first?.release()

  const second = await takeLock(folder)

  expect(refused).toBeUndefined()
  expect(second).toBeDefined()
  second?.release()
})
