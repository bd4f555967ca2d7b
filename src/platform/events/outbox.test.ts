import { sql } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import { openAgain, testDatabase } from '#test/database.ts'
import { transact } from '../database/database.ts'
import {
  beginning,
  comparePositions,
  emit,
  emitAll,
  hasHeldBack,
  newestPosition,
  oldestPosition,
  pruneOutbox,
  readEvents,
} from './outbox.ts'

const database = await testDatabase()
const db = database.kysely
const at = Temporal.Instant.from('2026-11-22T10:00:00Z')

beforeEach(async () => {
  await db.deleteFrom('platform.outbox').execute()
})

async function tell(...names: readonly string[]): Promise<void> {
  await transact(database, {}, (unit) =>
    emitAll(
      unit,
      names.map((name) => ({ name, payload: { name }, at })),
    ),
  )
}

async function readAll(): Promise<readonly string[]> {
  await expect.poll(() => hasHeldBack(db)).toBe(false)
  return (await readEvents(db, beginning, { limit: 100 })).map((event) => event.name)
}

it('gives events back as they were told, in their order', async () => {
  await tell('a', 'b', 'c')
  await tell('d')

  expect(await readAll()).toEqual(['a', 'b', 'c', 'd'])
  const [first] = await readEvents(db, beginning, { limit: 1 })
  expect(first).toMatchObject({ name: 'a', payload: { name: 'a' } })
  expect(first?.at.equals(at)).toBe(true)
})

it('orders transactions by number, not by text', async () => {
  await sql`insert into platform.outbox (xid, at, name, payload)
    values ('100', now(), 'c', '{}'), ('9', now(), 'a', '{}'), ('20', now(), 'b', '{}')`.execute(db)

  expect(await readAll()).toEqual(['a', 'b', 'c'])
  expect(await newestPosition(db)).toMatchObject({ xid: '100' })
  expect(await oldestPosition(db)).toMatchObject({ xid: '9' })
})

it('reads on from a position, and only what is asked for', async () => {
  await tell('a', 'b', 'a', 'b')
  await expect.poll(() => hasHeldBack(db)).toBe(false)

  const [first, second] = await readEvents(db, beginning, { limit: 2 })
  const rest = await readEvents(db, second ?? beginning, { limit: 10, names: ['b'] })

  expect([first?.name, second?.name]).toEqual(['a', 'b'])
  expect(rest.map((event) => event.name)).toEqual(['b'])
  expect(comparePositions(first ?? beginning, second ?? beginning)).toBeLessThan(0)
})

it('holds an event back until every older transaction has ended, so that none is skipped', async () => {
  const other = openAgain(database)
  const early = await other.kysely.startTransaction().execute()
  await emit(
    { db: early, afterCommit: () => undefined, announce: () => undefined },
    {
      name: 'early',
      payload: {},
      at,
    },
  )
  await tell('late')

  const before = await readEvents(db, beginning, { limit: 10 })
  const isHeldBack = await hasHeldBack(db)
  await early.commit().execute()

  expect(before).toEqual([])
  expect(isHeldBack).toBe(true)
  expect(await readAll()).toEqual(['early', 'late'])
})

it('keeps nothing of a transaction that is rolled back', async () => {
  await transact(database, {}, async (unit) => {
    await emit(unit, { name: 'gone', payload: {}, at })
    throw new Error('no')
  }).catch(() => undefined)

  expect(await readAll()).toEqual([])
})

it('prunes what is old and heard by all, but for the last event', async () => {
  await tell('a', 'b')
  await tell('c', 'd')
  // Transactions of other tests' databases hold events back too.
  const firstTwo = () => readEvents(db, beginning, { limit: 2 })
  await expect.poll(firstTwo).toHaveLength(2)
  const [, second] = await firstTwo()
  await sql`insert into platform.listener (name, hears, xid, id)
    values ('behind', '{}', ${second?.xid}::xid8, ${second?.id}), ('gone', '{}', '0', 0)`.execute(db)
  const before = at.add({ hours: 1 })

  expect(await pruneOutbox(db, { before: at, listeners: ['behind'] })).toBe(0)
  expect(await pruneOutbox(db, { before, listeners: ['behind', 'gone'] })).toBe(0)
  expect(await pruneOutbox(db, { before, listeners: ['behind'] })).toBe(2)
  expect(await readAll()).toEqual(['c', 'd'])
  expect(await pruneOutbox(db, { before, listeners: [] })).toBe(1)
  expect(await readAll()).toEqual(['d'])
})
