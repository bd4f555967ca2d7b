import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openAgain, testDatabase } from '#test/database.ts'
import { transact } from '../database/database.ts'
import { emit, pruneOutbox } from '../events/outbox.ts'
import { askForStream, type Client, openStage, type Stage } from './trials/stage.ts'

const at = Temporal.Instant.from('2026-11-22T10:00:00Z')

async function emptyStage(
  ...changed: Parameters<typeof openStage> extends [unknown, ...infer R] ? R : never
) {
  return await openStage(await testDatabase(), ...changed)
}

/** Waits until the stream's process has heard of all that was committed. */
async function settle(stage: Stage): Promise<void> {
  const newest = sql<{ id: number }>`select coalesce(max(id), 0) as id from platform.outbox`
  const { rows } = await newest.execute(stage.database.kysely)
  await expect.poll(() => stage.bus.position().id, { interval: 5 }).toBe(rows[0]?.id)
  await pause(60)
}

it('greets with the position and headers that proxies heed', async () => {
  const stage = await emptyStage()
  await stage.change('a')
  await settle(stage)

  const client = await stage.connect('ann/1')

  const { xid, id } = stage.bus.position()
  expect(client.messages).toEqual([
    { event: 'hello', id: `${xid}-${id}`, data: { position: `${xid}-${id}`, replayed: false } },
  ])
  expect(client.response.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
})

it('refuses whoever may not listen, in the form of every refusal', async () => {
  const stage = await emptyStage()

  const response = await askForStream(stage.port, 'nobody/1', {})

  expect(response.statusCode).toBe(401)
  expect(JSON.parse(await text(response))).toMatchObject({ code: 'test.who-are-you' })
  expect(stage.streams.stats().streams).toBe(0)
})

it('tells ids and nothing else, within 200 ms', async () => {
  const stage = await emptyStage()
  const client = await stage.connect('ann/1')

  const started = performance.now()
  await stage.change('a')
  await client.hears('change')

  expect(performance.now() - started).toBeLessThan(200)
  const { xid, id } = stage.bus.position()
  expect(client.messages.at(-1)).toEqual({
    event: 'change',
    id: `${xid}-${id}`,
    data: { kind: 'thing', id: 'a', version: 1 },
  })
})

it('tells each person only what they may know of', async () => {
  const stage = await emptyStage()
  stage.rights.set('ann', new Set(['a', 'c']))
  stage.rights.set('bob', new Set(['b']))
  const [ann, bob] = [await stage.connect('ann/1'), await stage.connect('bob/1')]

  await stage.change('a', 'b', 'c', 'd')

  await ann.hearsThings('a', 'c')
  await bob.hearsThings('b')
})

it('asks once for a burst, whatever number of streams the person has, and tells each thing once', async () => {
  const stage = await emptyStage()
  const clients = [await stage.connect('ann/1'), await stage.connect('ann/2')]

  await stage.change('a', 'b', 'a', 'c', 'b', 'a')
  for (const client of clients) await client.hearsThings('c', 'b', 'a')

  expect(stage.asked).toBe(1)
})

it('tells what writers commit out of order in one order, without loss or repetition', async () => {
  const stage = await emptyStage()
  const clients = [await stage.connect('ann/1'), await stage.connect('bob/1')]
  const names = Array.from({ length: 80 }, (_, index) => `t${index}`)
  const writer = openAgain(stage.database)

  await Promise.all(
    names.map((name, index) =>
      transact(index % 2 === 0 ? writer : stage.database, {}, async (unit) => {
        await emit(unit, { name: 'test.thing-changed', payload: { id: name }, at })
        await pause((index * 53) % 60)
      }),
    ),
  )

  for (const client of clients) await expect.poll(() => client.things().length, { timeout: 5000 }).toBe(80)
  const [first, second] = clients.map((client) => client.things())
  expect(first).toEqual(second)
  expect([...(first ?? [])].sort()).toEqual([...names].sort())
  const ids = clients[0]?.messages.flatMap(({ id }) => id?.split('-').map(BigInt) ?? []) ?? []
  const xids = ids.filter((_, index) => index % 2 === 0)
  expect(xids).toEqual([...xids].sort((a, b) => Number(a - b)))
})

it.each(['after', 'lastEventId'] as const)('tells a client that returns what it missed (%s)', async (by) => {
  const stage = await emptyStage()
  stage.rights.set('ann', new Set(['a', 'b', 'c']))
  const first = await stage.connect('ann/1')
  await stage.change('a')
  await first.hearsThings('a')
  first.close()
  await stage.change('b')
  await stage.change('secret')
  await stage.change('c')
  await settle(stage)

  const second = await stage.connect('ann/1', { [by]: first.lastEventId() ?? '' })
  await stage.change('a')

  await second.hearsThings('b', 'c', 'a')
  expect(second.messages[0]).toMatchObject({ event: 'hello', id: undefined, data: { replayed: true } })
  expect(second.events()).not.toContain('resync')
})

it('prefers what the browser says over the address, which is the one of the first time', async () => {
  const stage = await emptyStage()
  const first = await stage.connect('ann/1')
  const start = first.lastEventId() ?? ''
  await stage.change('a')
  await first.hearsThings('a')

  const second = await stage.connect('ann/1', { after: start, lastEventId: first.lastEventId() ?? '' })
  await stage.change('b')

  await second.hearsThings('b')
})

it('neither loses, doubles nor reorders what happens while it catches up', async () => {
  const stage = await emptyStage()
  await stage.change('start')
  await settle(stage)
  const first = await stage.connect('ann/1')
  const start = first.lastEventId() ?? ''
  const names = Array.from({ length: 120 }, (_, index) => `t${index}`)

  let written = 0
  const writing = (async () => {
    for (const name of names) {
      await stage.change(name)
      written += 1
    }
  })()
  const returning: Client[] = []
  for (const share of [10, 30, 50, 70, 90]) {
    await expect.poll(() => written, { interval: 1 }).toBeGreaterThan(share)
    returning.push(await stage.connect('ann/1', { after: start }))
  }
  await writing

  for (const client of [first, ...returning]) await client.hearsThings(...names)
})

it('holds what happens while the stream is being opened', async () => {
  const stage = await emptyStage({
    stillValid: (ids) => pause(200, new Set(ids)),
  })
  const first = await stage.connect('ann/1')

  const opening = [stage.connect('ann/2'), stage.connect('ann/3', { after: first.lastEventId() ?? '' })]
  await expect.poll(() => stage.streams.stats().streams, { interval: 5 }).toBe(3)
  await stage.change('a')
  await first.hearsThings('a')
  const clients = await Promise.all(opening)
  await stage.change('b')

  for (const client of clients) await client.hearsThings('a', 'b')
})

it('tells all of an event again when the line broke within it', async () => {
  const stage = await emptyStage({
    hints: [
      {
        event: 'test.thing-changed',
        kind: 'thing',
        changes: ({ id }) => ['x', 'y', 'z'].map((part) => ({ id: `${id}${part}`, version: null })),
        visible: (_unit, _person, ids) => Promise.resolve(new Set(ids)),
      },
    ],
  })
  const client = await stage.connect('ann/1')

  await stage.change('a', 'b')
  await client.hearsThings('ax', 'ay', 'az', 'bx', 'by', 'bz')

  const marked = client.messages.filter(({ event }) => event === 'change').map(({ id }) => id !== undefined)
  expect(marked).toEqual([false, false, true, false, false, true])
})

it('tells a client to fetch everything when it missed more than 2,000 changes', async () => {
  const stage = await emptyStage()
  await stage.change('first')
  await settle(stage)
  const first = await stage.connect('ann/1')
  const ids = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`)

  await stage.change(...ids(2000))
  await settle(stage)
  const enough = await stage.connect('bob/1', { after: first.lastEventId() ?? '' })
  await stage.change('last')
  await settle(stage)
  const start = first.messages[0]?.id ?? ''
  const tooMuch = await stage.connect('bob/2', { after: start })
  await stage.change('after')

  expect(enough.events()).not.toContain('resync')
  await tooMuch.hears('resync')
  await tooMuch.hearsThings('after')
  expect(tooMuch.messages[0]?.data.replayed).toBe(false)
})

it.each([
  ['is no position', 'nonsense'],
  ['is too big a number', `${2n ** 64n}-1`],
  ['comes from another database', '99999999999-99999999999'],
])('tells a client to fetch everything when its last event %s', async (_name, after) => {
  const stage = await emptyStage()
  await stage.change('a')
  await settle(stage)

  const client = await stage.connect('ann/1', { after })
  await stage.change('b')

  await client.hearsThings('b')
  expect(client.events()).toEqual(['hello', 'resync', 'change'])
})

it('tells a client to fetch everything when what it missed is deleted', async () => {
  const stage = await emptyStage()
  await stage.change('a')
  await settle(stage)
  const first = await stage.connect('ann/1')
  await stage.change('b')
  await stage.change('c')
  await settle(stage)
  await pruneOutbox(stage.database.kysely, { before: at.add({ hours: 1 }), listeners: [] })

  const old = await stage.connect('bob/1', { after: first.messages[0]?.id ?? '' })
  const current = await stage.connect('bob/1', { after: first.lastEventId() ?? '' })

  expect(old.events()).toContain('resync')
  expect(current.events()).not.toContain('resync')
})

it('loses nothing when the connection that listens to the database is cut', async () => {
  const stage = await emptyStage()
  const client = await stage.connect('ann/1')

  await stage.change('a')
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like 'listen%'`.execute(stage.database.kysely)
  await stage.change('b')
  await stage.change('c')

  await client.hearsThings('a', 'b', 'c')
})

it('loses nothing when all connections to the database are cut', async () => {
  const stage = await emptyStage()
  const client = await stage.connect('ann/1')
  const names = Array.from({ length: 40 }, (_, index) => `t${index}`)

  for (const name of names) {
    await stage.change(name)
    if (name !== 't20') continue
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(stage.database.kysely)
    await pause(100)
  }

  await client.hearsThings(...names)
})
