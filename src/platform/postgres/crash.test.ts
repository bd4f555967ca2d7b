import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, it } from 'vitest'
import type { Engine, EngineState } from './index.ts'
import { ask, isAlive, newFolder, started } from './trials/trial.ts'
import { becomesTrue } from './waiting.ts'

it('comes back with every committed row after its server was killed', async () => {
  const engine = await started({ folder: await newFolder() })
  const states = record(engine)
  const acknowledged = await writeUntilKilled(engine)
  const killed = performance.now()

  await becomesTrue(() => states.includes('ready'), 10_000)

  expect(performance.now() - killed).toBeLessThan(2000)
  expect(states).toEqual(['restarting', 'ready'])
  const [found] = await ask(engine.connection, 'SELECT count(*)::int AS rows, max(id) AS last FROM note')
  expect(found?.last).toBeGreaterThanOrEqual(acknowledged)
  expect(found?.rows).toBe(found?.last)
})

it('does not wait for a query that survived its server', async () => {
  const engine = await started({ folder: await newFolder() })
  const states = record(engine)
  const query = ask(engine.connection, 'SELECT count(*) FROM generate_series(1, 1000000000)').catch(String)
  await becomesTrue(async () => (await activeQueries(engine)) > 0, 5000)

  kill(engine)
  await becomesTrue(() => states.includes('ready'), 10_000)

  expect(states).toEqual(['restarting', 'ready'])
  expect(await query).toMatch(/terminat|reset|ended/)
  expect(await activeQueries(engine)).toBe(0)
})

it('is taken back from whoever ends it in an orderly way', async () => {
  const engine = await started({ folder: await newFolder() })
  const states = record(engine)
  const before = engine.pid()

  process.kill(before ?? 0, 'SIGINT')
  await becomesTrue(() => states.includes('ready'), 10_000)

  expect(engine.pid()).not.toBe(before)
  expect(await ask(engine.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

it('gives up when it cannot come back, and starts once the cause is gone', async () => {
  const folder = await newFolder()
  const engine = await started({ folder })
  const states = record(engine)
  const needed = join(folder, 'postgres', 'global', 'pg_control')
  await rename(needed, join(folder, 'aside'))

  kill(engine)
  await becomesTrue(() => states.includes('failed'), 20_000)
  await engine.stop()

  expect(states).toEqual(['restarting', 'failed'])
  expect(engine.pid()).toBeUndefined()
  await rename(join(folder, 'aside'), needed)
  const again = await started({ folder })
  expect(await ask(again.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

it('can be stopped while it is coming back', async () => {
  const folder = await newFolder()
  const engine = await started({ folder })
  const states = record(engine)

  kill(engine)
  await becomesTrue(() => states.includes('restarting'), 10_000)
  await engine.stop()

  expect(states).toEqual(['restarting'])
  expect(engine.pid()).toBeUndefined()
  const again = await started({ folder })
  expect(isAlive(again.pid() ?? 0)).toBe(true)
})

function record(engine: Engine): readonly EngineState[] {
  const states: EngineState[] = []
  engine.onStateChange((state) => states.push(state))
  return states
}

function kill(engine: Engine): void {
  process.kill(engine.pid() ?? 0, 'SIGKILL')
}

/** Inserts 1, 2, 3 … each in a transaction of its own and kills the server on the way. */
async function writeUntilKilled(engine: Engine): Promise<number> {
  await ask(engine.connection, 'CREATE TABLE note (id int PRIMARY KEY)')
  const client = new Client({ ...engine.connection })
  client.on('error', () => undefined)
  await client.connect()
  setTimeout(() => kill(engine), 300)
  let acknowledged = 0
  try {
    while (true) {
      await client.query('INSERT INTO note VALUES ($1)', [acknowledged + 1])
      acknowledged += 1
    }
  } catch {
    return acknowledged
  }
}

async function activeQueries(engine: Engine): Promise<number> {
  const [found] = await ask(
    engine.admin,
    `SELECT count(*)::int AS queries FROM pg_stat_activity WHERE query LIKE '%1000000000%' AND pid <> pg_backend_pid()`,
  )
  return Number(found?.queries)
}
