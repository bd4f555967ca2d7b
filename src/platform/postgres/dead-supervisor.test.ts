import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { hasProc } from './processes.ts'
import {
  ask,
  canHideSetpriv,
  holdElsewhere,
  isAlive,
  isRoot,
  newFolder,
  nobody,
  started,
  withoutSetpriv,
} from './trials/trial.ts'
import { becomesTrue } from './waiting.ts'

it.skipIf(process.platform !== 'linux')('ends with the process that holds it', async () => {
  const holding = holdElsewhere(await newFolder())
  const { server } = await holding.told()

  holding.process.kill('SIGKILL')

  expect(await becomesTrue(() => !isAlive(server), 3000)).toBe(true)
})

it('starts again on the folder of a dead supervisor, with its data', async () => {
  const folder = await newFolder()
  const holding = holdElsewhere(folder)
  const { connection } = await holding.told()
  await ask(connection, 'CREATE TABLE note AS SELECT 7 AS id')
  holding.process.kill('SIGKILL')
  await holding.ended

  const engine = await started({ folder })

  expect(await ask(engine.connection, 'SELECT id FROM note')).toEqual([{ id: 7 }])
})

it.skipIf(!canHideSetpriv)(
  'ends the orphan that remains where there is no setpriv, and starts anew',
  async () => {
    const folder = await newFolder()
    const holding = holdElsewhere(folder, { through: withoutSetpriv })
    const { server, connection } = await holding.told()
    await ask(connection, 'CREATE TABLE note AS SELECT 7 AS id')
    holding.process.kill('SIGKILL')
    await holding.ended
    expect(isAlive(server)).toBe(true)

    const engine = await started({ folder })

    expect(isAlive(server)).toBe(false)
    expect(engine.pid()).not.toBe(server)
    expect(await ask(engine.connection, 'SELECT id FROM note')).toEqual([{ id: 7 }])
  },
)

it.skipIf(!canHideSetpriv)('ends an orphan that does not listen', async () => {
  const folder = await newFolder()
  const holding = holdElsewhere(folder, { through: withoutSetpriv })
  const { server } = await holding.told()
  holding.process.kill('SIGKILL')
  await holding.ended
  process.kill(server, 'SIGSTOP')

  const engine = await started({ folder, stopWithin: 300 })

  expect(isAlive(server)).toBe(false)
  expect(isAlive(engine.pid() ?? 0)).toBe(true)
})

it.skipIf(!hasProc)('spares a stranger that was given the process id of a dead server', async () => {
  const folder = await newFolder()
  const first = await started({ folder })
  await first.stop()
  // The stranger runs as the same user, which PostgreSQL itself would take for a living server.
  const stranger = spawn('sleep', ['60'], isRoot ? nobody : {})
  onTestFinished(() => void stranger.kill())
  await once(stranger, 'spawn')
  await writeFile(join(folder, 'postgres', 'postmaster.pid'), pidFile(stranger.pid))
  await writeFile(join(folder, 'postgres', '.s.PGSQL.5432.lock'), pidFile(stranger.pid))

  const engine = await started({ folder })

  expect(await ask(engine.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect(stranger.exitCode).toBeNull()
  expect(isAlive(stranger.pid ?? 0)).toBe(true)
})

it('starts over when it was killed while making the cluster', async () => {
  const folder = await newFolder()
  const holding = holdElsewhere(folder)
  const begun = await becomesTrue(async () => await hasDraft(folder), 5000)
  holding.process.kill('SIGKILL')
  await holding.ended
  await expect(stat(join(folder, 'postgres'))).rejects.toThrow('ENOENT')

  const engine = await started({ folder })

  expect(begun).toBe(true)
  expect(await ask(engine.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect((await readdir(folder)).filter((name) => name.startsWith('postgres.new'))).toEqual([])
})

function pidFile(pid: number | undefined): string {
  return `${pid}\n/proc/self/fd/3\n1795381254\n5432\n.\n\n  9978494         4\nready   \n`
}

/** Whether a cluster is growing and has come to its system tables. */
async function hasDraft(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => [])
  const draft = names.find((name) => /^postgres\.new-\d+$/.test(name))
  if (draft === undefined) return false
  return (await readdir(join(folder, draft, 'base')).catch(() => [])).length > 0
}
