import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { AppError } from '#kernel/errors/app-error.ts'
import { testDatabase } from '#test/database.ts'
import { type Client, openStage } from './trials/stage.ts'

it('ends the streams of a session at once, and no others', async () => {
  const stage = await openStage(await testDatabase())
  const clients = [await stage.connect('ann/1'), await stage.connect('ann/1')]
  const other = await stage.connect('ann/2')

  const started = performance.now()
  await stage.endSession('ann/1')
  for (const client of clients) await expect.poll(() => client.isClosed, { interval: 5 }).toBe(true)

  expect(performance.now() - started).toBeLessThan(300)
  expect(clients.map((client) => client.events().at(-1))).toEqual(['signed-out', 'signed-out'])
  await stage.change('a')
  await other.hearsThings('a')
  expect(stage.streams.stats()).toMatchObject({ streams: 1, persons: 1 })
})

it('notices at the next heartbeat a session that ended without a word', async () => {
  const stage = await openStage(await testDatabase(), { heartbeatMilliseconds: 100 })
  const client = await stage.connect('ann/1')

  stage.sessions.delete('ann/1')

  await client.hears('signed-out')
  await expect.poll(() => client.isClosed).toBe(true)
})

it('tells nothing more once the session has ended', async () => {
  const stage = await openStage(await testDatabase())
  const client = await stage.connect('ann/1')

  await stage.change('a')
  await stage.endSession('ann/1')
  await stage.change('b')
  await expect.poll(() => client.isClosed, { interval: 5 }).toBe(true)
  await pause(100)

  expect(client.things()).not.toContain('b')
  expect(client.events().at(-1)).toBe('signed-out')
})

it('does not open for a session that ends while the stream is being opened', async () => {
  const stage = await openStage(await testDatabase(), {
    identify: () => Promise.resolve({ person: { id: 'ann' }, personId: 'ann', sessionId: 'ended' }),
  })

  const response = await fetch(`http://127.0.0.1:${stage.port}/api/v1/events`)

  expect(response.status).toBe(401)
  expect(stage.streams.stats().streams).toBe(0)
})

it('asks anew who a person is when what they may do changes', async () => {
  let mayHear = 'a'
  const stage = await openStage(await testDatabase(), {
    hints: [
      {
        event: 'test.thing-changed',
        kind: 'thing',
        changes: ({ id }) => [{ id: String(id), version: null }],
        visible: (_unit, person, ids) => Promise.resolve(new Set(ids.filter((id) => id === person.id))),
      },
    ],
    identify: (request) => {
      const sessionId = String(request.headers.session)
      return Promise.resolve({ person: { id: mayHear }, personId: 'ann', sessionId })
    },
  })
  const client = await stage.connect('ann/1')
  await stage.change('a', 'b')
  await client.hearsThings('a')

  mayHear = 'b'
  await stage.changePerson('ann')
  await stage.change('a', 'b')

  await client.hearsThings('a', 'b')
})

it('ends the streams of a person who may not listen any more', async () => {
  let isDisabled = false
  const stage = await openStage(await testDatabase(), {
    heartbeatMilliseconds: 100,
    identify: () =>
      isDisabled
        ? Promise.reject(new AppError('unauthenticated', 'test.who-are-you'))
        : Promise.resolve({ person: { id: 'bot' }, personId: 'bot', sessionId: null }),
  })
  const [first, second] = [await stage.connect('bot/1'), await stage.connect('bot/2')]

  isDisabled = true

  await first.hears('signed-out')
  await second.hears('signed-out')
})

it('sends signs of life, and how far a client knows everything', async () => {
  const stage = await openStage(await testDatabase(), { heartbeatMilliseconds: 50 })
  stage.rights.set('ann', new Set())
  const client = await stage.connect('ann/1')

  await stage.change('secret')
  await client.hears('position')
  await expect.poll(() => client.beats).toBeGreaterThan(3)

  const { xid, id } = stage.bus.position()
  expect(client.lastEventId()).toBe(`${xid}-${id}`)
  expect(client.events()).toEqual(['hello', 'position'])
})

it('closes the oldest of more than 20 streams of a person', async () => {
  const stage = await openStage(await testDatabase())
  const clients: Client[] = []
  for (let count = 0; count < 21; count += 1) clients.push(await stage.connect('ann/1'))

  await expect.poll(() => clients[0]?.isClosed, { interval: 5 }).toBe(true)

  expect(clients[0]?.events().at(-1)).toBe('superseded')
  expect(clients.filter((client) => client.isClosed)).toHaveLength(1)
  expect(stage.streams.stats()).toMatchObject({ streams: 20, persons: 1 })
})

it('cuts a client that does not take its data, and no other', async () => {
  const stage = await openStage(await testDatabase())
  const [slow, quick] = [await stage.connect('ann/1'), await stage.connect('bob/1')]
  slow.response.pause()

  // Ids this long fill what the system itself buffers.
  for (let round = 0; round < 60 && stage.streams.stats().slow === 0; round += 1) {
    await stage.change(...Array.from({ length: 20 }, (_, index) => `${round}.${index}.${'x'.repeat(10_000)}`))
    await pause(50)
  }
  await stage.change('last')

  await expect.poll(() => quick.things().at(-1), { timeout: 10_000 }).toBe('last')
  expect(stage.streams.stats()).toMatchObject({ streams: 1, slow: 1 })
})

it('keeps nothing of a client that has gone', async () => {
  const stage = await openStage(await testDatabase())
  const clients = [await stage.connect('ann/1'), await stage.connect('bob/1'), await stage.connect('bob/2')]

  for (const client of clients) client.close()

  await expect.poll(() => stage.streams.stats()).toEqual({ streams: 0, persons: 0, waiting: 0, slow: 0 })
  await stage.change('a')
  await pause(100)
  expect(stage.asked).toBe(0)
})

it('ends all streams when the server stops, and opens no more', async () => {
  const stage = await openStage(await testDatabase())
  const client = await stage.connect('ann/1')

  const started = performance.now()
  await stage.stop()

  expect(performance.now() - started).toBeLessThan(2000)
  await expect.poll(() => client.isClosed).toBe(true)
  expect(client.events()).toEqual(['hello'])
  expect(stage.streams.stats().streams).toBe(0)
})

it('tells everybody to fetch everything when a filter fails by itself, and goes on', async () => {
  let isBroken = true
  const stage = await openStage(await testDatabase(), {
    hints: [
      {
        event: 'test.thing-changed',
        kind: 'thing',
        changes: ({ id }) => [{ id: String(id), version: null }],
        visible: (_unit, _person, ids) =>
          isBroken ? Promise.reject(new Error('wrong column')) : Promise.resolve(new Set(ids)),
      },
    ],
  })
  const client = await stage.connect('ann/1')

  await stage.change('a')
  await client.hears('resync')
  isBroken = false
  await stage.change('b')

  await client.hearsThings('b')
})
