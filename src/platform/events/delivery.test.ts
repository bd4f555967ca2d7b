import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { fixedClock } from '#kernel/time/clock.ts'
import { openAgain, silentLog, testDatabase } from '#test/database.ts'
import { type Database, transact } from '../database/database.ts'
import { type EventBus, startEventBus } from './bus.ts'
import { type Delivery, type Listener, startDelivery } from './delivery.ts'
import { readBacklogs } from './listener-store.ts'
import { emit, emitAll } from './outbox.ts'

const at = Temporal.Instant.from('2026-11-22T10:00:00Z')

interface World {
  readonly database: Database
  readonly bus: EventBus
  readonly clock: ReturnType<typeof fixedClock>
  start(...listeners: readonly Listener[]): Promise<Delivery>
}

async function openWorld(): Promise<World> {
  const database = await testDatabase()
  const bus = await startEventBus(database, silentLog)
  const clock = fixedClock('2026-11-22T10:00:00Z')
  onTestFinished(() => bus.stop())
  return {
    database,
    bus,
    clock,
    async start(...listeners) {
      const delivery = await startDelivery({ database, clock, log: silentLog, settings: {} }, bus, listeners)
      onTestFinished(() => delivery.stop())
      return delivery
    },
  }
}

async function tell(database: Database, ...names: readonly string[]): Promise<void> {
  await transact(database, {}, (unit) =>
    emitAll(
      unit,
      names.map((name) => ({ name, payload: {}, at })),
    ),
  )
}

/** Notes what it handled in a table, in the transaction of its position. */
function noting(name: string, hears: readonly string[]): Listener {
  return {
    name,
    hears,
    handle: async (unit, event) => {
      await sql`insert into public.noted (listener, event, outbox_id) values (${name}, ${event.name}, ${event.id})`.execute(
        unit.db,
      )
    },
  }
}

async function readNoted(database: Database, listener: string): Promise<readonly string[]> {
  const { rows } = await sql<{
    event: string
  }>`select event from public.noted where listener = ${listener} order by place`.execute(database.kysely)
  return rows.map((row) => row.event)
}

async function makeNotes(database: Database): Promise<void> {
  await sql`create table public.noted
    (place bigint generated always as identity, listener text, event text, outbox_id bigint)`.execute(
    database.kysely,
  )
}

it('tells each listener what it hears, in order, also what happened before it started', async () => {
  const { database, start } = await openWorld()
  await makeNotes(database)
  await tell(database, 'a', 'x', 'b')

  const delivery = await start(noting('one', ['a', 'b']), noting('two', ['x']))
  await tell(database, 'a')
  await delivery.idle()

  expect(await readNoted(database, 'one')).toEqual(['a', 'b', 'a'])
  expect(await readNoted(database, 'two')).toEqual(['x'])
})

it('takes effect exactly once although two processes deliver', async () => {
  const { database, bus, start, clock } = await openWorld()
  await makeNotes(database)
  const other = openAgain(database)
  const otherBus = await startEventBus(other, silentLog)
  onTestFinished(() => otherBus.stop())
  const deliveries = [
    await start(noting('one', ['a'])),
    await startDelivery({ database: other, clock, log: silentLog, settings: {} }, otherBus, [
      noting('one', ['a']),
    ]),
  ]
  onTestFinished(() => deliveries[1]?.stop())

  for (let count = 0; count < 20; count += 1) await tell(database, 'a', 'a', 'a', 'a', 'a')
  await Promise.all(deliveries.map((delivery) => delivery.idle()))

  const { rows } = await sql<{ ids: number; rows: number }>`
    select count(distinct outbox_id) as ids, count(*) as rows from public.noted`.execute(database.kysely)
  expect(rows).toEqual([{ ids: 100, rows: 100 }])
  // Each bus reads at its own pace; what was delivered does not wait for them.
  await expect.poll(() => bus.position()).toEqual(otherBus.position())
})

it('passes over what a listener ignores, and handles what comes after it', async () => {
  const { database, start } = await openWorld()
  await makeNotes(database)
  await tell(database, ...Array.from({ length: 45 }, () => 'b'), 'a', 'b')

  const delivery = await start({
    ...noting('one', ['a', 'b']),
    ignores: (event) => event.name === 'b',
  })
  await delivery.idle()

  expect(await readNoted(database, 'one')).toEqual(['a'])
  const [backlog] = await readBacklogs(database.kysely, [{ name: 'one', hears: ['a', 'b'] }])
  expect(backlog?.waiting).toBe(0)
})

it('handles light events in one transaction, and each once although one of them fails', async () => {
  const { database, start } = await openWorld()
  await makeNotes(database)
  const transactions = new Set<string>()
  const all = noting('test.all', ['a'])
  const listener: Listener = {
    ...all,
    handle: async (unit, event) => {
      const { rows } = await sql<{ xid: string }>`select pg_current_xact_id()::text as xid`.execute(unit.db)
      transactions.add(rows[0]?.xid ?? '')
      if (event.payload.number === 3) throw new Error('the third is not for us')
      await all.handle(unit, event)
    },
  }
  const numbered = Array.from({ length: 20 }, (_, number) => ({ name: 'a', payload: { number }, at }))
  await transact(database, {}, (unit) => emitAll(unit, numbered.slice(4)))
  const delivery = await start(listener)
  await delivery.idle()
  expect(transactions.size).toBeLessThan(16)
  await transact(database, {}, (unit) => emitAll(unit, numbered.slice(0, 5)))
  await delivery.idle()
  expect(await readNoted(database, 'test.all')).toHaveLength(16 + 3)
})

it('lets a listener wait until more events have gathered', async () => {
  const { database, start } = await openWorld()
  await makeNotes(database)
  const seen: number[] = []
  const listener: Listener = {
    ...noting('test.all', ['a']),
    gathers: (_, events) => {
      seen.push(events.length)
      return Promise.resolve(Math.max(...seen) < 3)
    },
  }
  await start(listener)
  await tell(database, 'a')
  await expect.poll(() => seen.length).toBeGreaterThan(1)
  const before = await readNoted(database, 'test.all')
  await tell(database, 'a', 'a')

  expect(before).toEqual([])
  await expect.poll(() => readNoted(database, 'test.all')).toEqual(['a', 'a', 'a'])
})

it('handles what listeners themselves tell, before it is idle', async () => {
  const { database, start } = await openWorld()
  await makeNotes(database)
  const delivery = await start(noting('last', ['c']), {
    name: 'first',
    hears: ['a', 'b'],
    handle: (unit, event) => emit(unit, { name: event.name === 'a' ? 'b' : 'c', payload: {}, at }),
  })

  await tell(database, 'a')
  await delivery.idle()

  expect(await readNoted(database, 'last')).toEqual(['c'])
})

it('tries again later when a listener fails, with nothing of the failed attempt kept', async () => {
  const { database, start, clock } = await openWorld()
  await makeNotes(database)
  const noter = noting('one', ['a'])
  let attempts = 0
  const delivery = await start({
    ...noter,
    handle: async (unit, event) => {
      await noter.handle(unit, event)
      attempts += 1
      if (attempts < 3) throw new Error('no')
    },
  })

  await tell(database, 'a', 'a')
  await delivery.idle()
  const first = { attempts, noted: await readNoted(database, 'one') }
  clock.advance({ milliseconds: 499 })
  await delivery.idle()
  const tooEarly = attempts
  clock.advance({ milliseconds: 1 })
  await delivery.idle()
  clock.advance({ milliseconds: 1000 })
  await delivery.idle()

  expect(first).toEqual({ attempts: 1, noted: [] })
  expect(tooEarly).toBe(1)
  expect(attempts).toBe(4)
  expect(await readNoted(database, 'one')).toEqual(['a', 'a'])
})

it('puts an event aside after eight failures and goes on behind it', async () => {
  const { database, start, clock } = await openWorld()
  await makeNotes(database)
  const noter = noting('one', ['bad', 'good'])
  let failures = 0
  const delivery = await start({
    ...noter,
    handle: async (unit, event) => {
      if (event.name === 'good') return await noter.handle(unit, event)
      failures += 1
      throw new Error('cannot')
    },
  })

  await tell(database, 'bad', 'good')
  for (let round = 0; round < 7; round += 1) {
    await delivery.idle()
    clock.advance({ minutes: 1 })
  }
  const before = await readNoted(database, 'one')
  await delivery.idle()

  expect(before).toEqual([])
  expect(failures).toBe(8)
  expect(await readNoted(database, 'one')).toEqual(['good'])
  const parked = await database.kysely.selectFrom('platform.parked_event').selectAll().execute()
  expect(parked).toMatchObject([{ listener: 'one', name: 'bad', error: 'Error: cannot' }])
  expect(await readBacklogs(database.kysely, [noter])).toMatchObject([{ waiting: 0, parked: 1 }])
})

it('does not let a failure of one listener stop another', async () => {
  const { database, start } = await openWorld()
  await makeNotes(database)
  const delivery = await start(
    { name: 'bad', hears: ['a'], handle: () => Promise.reject(new Error('no')) },
    noting('good', ['a']),
  )

  await tell(database, 'a')
  await delivery.idle()

  expect(await readNoted(database, 'good')).toEqual(['a'])
})

it('counts what a listener has yet to hear', async () => {
  const { database, start } = await openWorld()
  await makeNotes(database)
  const listener = noting('one', ['a'])
  const delivery = await start(listener)
  await tell(database, 'a')
  await delivery.idle()
  await delivery.stop()

  await tell(database, 'a', 'b', 'a')

  const backlogs = await readBacklogs(database.kysely, [listener, noting('new', ['a'])])
  expect(backlogs.map(({ name, waiting }) => ({ name, waiting }))).toEqual([
    { name: 'one', waiting: 2 },
    { name: 'new', waiting: 3 },
  ])
  expect(backlogs[0]?.oldest?.equals(at)).toBe(true)
})
