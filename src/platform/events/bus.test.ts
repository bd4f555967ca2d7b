import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { openAgain, silentLog, testDatabase } from '#test/database.ts'
import { type Database, transact } from '../database/database.ts'
import { type EventBus, startEventBus } from './bus.ts'
import { emit } from './outbox.ts'

const database = await testDatabase()
const at = Temporal.Instant.from('2026-11-22T10:00:00Z')

interface Ear {
  readonly bus: EventBus
  readonly heard: string[]
}

async function listen(where: Database): Promise<Ear> {
  const bus = await startEventBus(where, silentLog)
  onTestFinished(() => bus.stop())
  const heard: string[] = []
  bus.subscribe((events) => heard.push(...events.map((event) => event.name)))
  return { bus, heard }
}

async function tell(name: string, hold: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
  await transact(database, {}, async (unit) => {
    await emit(unit, { name, payload: {}, at })
    await hold()
  })
}

const cutOthers = () =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like 'listen%'`.execute(database.kysely)

beforeEach(async () => {
  await database.kysely.deleteFrom('platform.outbox').execute()
})

it('tells subscribers of this and of other processes', async () => {
  const here = await listen(database)
  const there = await listen(openAgain(database))

  await tell('a')

  await expect.poll(() => [here.heard, there.heard], { timeout: 500, interval: 5 }).toEqual([['a'], ['a']])
  expect(here.bus.position()).toEqual(there.bus.position())
})

it('tells in one order everywhere, without loss or repetition, however commits overlap', async () => {
  const here = await listen(database)
  const there = await listen(openAgain(database))
  const names = Array.from({ length: 60 }, (_, index) => `e${index}`)

  await Promise.all(names.map((name, index) => tell(name, () => pause((index * 37) % 50))))

  await expect.poll(() => there.heard.length).toBe(60)
  await expect.poll(() => here.heard.length).toBe(60)
  expect(here.heard).toEqual(there.heard)
  expect([...here.heard].sort()).toEqual([...names].sort())
})

it('looks again by itself when the transaction that held an event back says nothing', async () => {
  const { heard } = await listen(database)
  const held = openAgain(database).kysely
  const silent = await held.startTransaction().execute()
  await sql`select pg_current_xact_id()`.execute(silent)
  await tell('a')
  await pause(100)

  const before = [...heard]
  await silent.commit().execute()

  expect(before).toEqual([])
  await expect.poll(() => heard, { timeout: 400, interval: 5 }).toEqual(['a'])
})

it('loses nothing when its connection is cut', async () => {
  const { heard } = await listen(openAgain(database))
  const names = Array.from({ length: 30 }, (_, index) => `e${index}`)

  for (const name of names) {
    await tell(name)
    if (name === 'e10') await cutOthers()
  }

  await expect.poll(() => heard, { timeout: 3000 }).toEqual(names)
})

it('goes on telling the others when one subscriber fails', async () => {
  const bus = await startEventBus(database, silentLog)
  onTestFinished(() => bus.stop())
  const heard: string[] = []
  bus.subscribe(() => {
    throw new Error('no')
  })
  const unsubscribe = bus.subscribe((events) => heard.push(...events.map((event) => event.name)))

  await tell('a')
  await expect.poll(() => heard).toEqual(['a'])
  unsubscribe()
  await tell('b')
  await pause(100)

  expect(heard).toEqual(['a'])
})
