import { expect, it } from 'vitest'
import { isLocked } from './folder-lock.ts'
import { attachEngine } from './index.ts'
import { ask, holdElsewhere, isAlive, newFolder, quiet, started } from './trials/trial.ts'
import { becomesTrue } from './waiting.ts'

it('finds nothing in a folder without a server', async () => {
  const folder = await newFolder()
  const before = await attachEngine({ folder, log: quiet })
  const engine = await started({ folder })
  await engine.stop()

  const after = await attachEngine({ folder, log: quiet })

  expect([before, after]).toEqual([undefined, undefined])
})

it('works beside the process that runs the server, and leaves it running', async () => {
  const folder = await newFolder()
  const holding = holdElsewhere(folder)
  const { server, version } = await holding.told()

  const engine = await attachEngine({ folder, log: quiet })
  const rows = engine && (await ask(engine.connection, 'SELECT current_user AS name'))
  await engine?.stop()
  await engine?.stop()

  expect(rows).toEqual([{ name: 'renkei' }])
  expect(engine).toMatchObject({ owned: false, version })
  expect(engine?.pid()).toBe(server)
  expect(isAlive(server)).toBe(true)
})

it('waits for a server that is just starting', async () => {
  const folder = await newFolder()
  const starting = started({ folder })
  await becomesTrue(() => isLocked(folder), 5000)

  const engine = await attachEngine({ folder, log: quiet })

  const [rows] = await Promise.all([engine && ask(engine.connection, 'SELECT 1 AS one'), starting])
  expect(rows).toEqual([{ one: 1 }])
})

it('finds nothing once the process that ran the server is dead', async () => {
  const folder = await newFolder()
  const holding = holdElsewhere(folder)
  await holding.told()
  holding.process.kill('SIGKILL')
  await holding.ended

  expect(await attachEngine({ folder, log: quiet })).toBeUndefined()
})

it('does not keep a server from starting by looking for it', async () => {
  const folder = await newFolder()
  const engine = await started({ folder })
  await engine.stop()
  const looking = Promise.all(Array.from({ length: 20 }, () => attachEngine({ folder, log: quiet })))

  const again = await started({ folder })

  expect(again.owned).toBe(true)
  await looking
})
