import { Client } from 'pg'
import { type Database, poolAddress } from '../database/database.ts'
import type { Log } from '../log/log.ts'
import { newestPosition, type Position, readEvents, type StoredEvent } from './outbox.ts'

/** Hears of events as they are committed, in this process or another. */
export interface EventBus {
  /** Calls back with each batch, in order, from now on. */
  subscribe(subscriber: (events: readonly StoredEvent[]) => void): () => void
  stop(): Promise<void>
}

const channel = 'renkei_outbox'
const batch = 500

/** Looks even when no word came: a notification may have been lost with a connection. */
const fallbackMilliseconds = 1000

/**
 * Starts the one notifier of this process. After commits it says one NOTIFY for many (NOTIFY takes a lock that
 * all committing sessions share, so it is never said inside their transactions).
 */
export async function startEventBus(database: Database, log: Log): Promise<EventBus> {
  const subscribers = new Set<(events: readonly StoredEvent[]) => void>()
  const reader = createReader(database, (events) => {
    for (const subscriber of subscribers) subscriber(events)
  })
  const line = createLine(database, log, () => reader.look())
  await reader.begin()
  await line.connect()
  database.announce = () => line.announce()
  const timer = setInterval(() => reader.look(), fallbackMilliseconds)
  return {
    subscribe(subscriber) {
      subscribers.add(subscriber)
      return () => subscribers.delete(subscriber)
    },
    async stop() {
      clearInterval(timer)
      database.announce = () => {}
      await line.close()
      await reader.finish()
    },
  }
}

function createReader(database: Database, deliver: (events: readonly StoredEvent[]) => void) {
  let position: Position | undefined
  let running: Promise<void> | undefined
  let again = false

  async function readAll(): Promise<void> {
    do {
      again = false
      position ??= await newestPosition(database.kysely)
      const events = await readEvents(database.kysely, position, { limit: batch })
      position = events.at(-1) ?? position
      if (events.length > 0) deliver(events)
      if (events.length === batch) again = true
    } while (again)
  }

  return {
    async begin() {
      position = await newestPosition(database.kysely)
    },
    look() {
      again = true
      // A failed look is repeated by the timer; the position has not moved.
      running ??= readAll()
        .catch(() => {})
        .finally(() => {
          running = undefined
        })
    },
    async finish() {
      await running
    },
  }
}

function createLine(database: Database, log: Log, heard: () => void) {
  let client: Client | undefined
  let closed = false
  let pending = false

  async function connect(): Promise<void> {
    const next = new Client(poolAddress(database.address))
    next.on('error', (error) => {
      log.warn({ err: error }, 'event line lost')
      reconnect(next)
    })
    next.on('end', () => reconnect(next))
    next.on('notification', heard)
    await next.connect()
    await next.query(`listen ${channel}`)
    client = next
    heard()
  }

  function reconnect(lost: Client): void {
    if (closed || (client !== lost && client !== undefined)) return
    client = undefined
    setTimeout(() => {
      if (!closed && client === undefined) connect().catch(() => reconnect(lost))
    }, 500)
  }

  function announce(): void {
    heard()
    if (pending) return
    pending = true
    setTimeout(() => {
      pending = false
      // A notification that cannot be said is made up for by everybody's timer.
      client?.query(`notify ${channel}`).catch(() => {})
    }, 5)
  }

  return {
    connect,
    announce,
    async close() {
      closed = true
      await client?.end()
    },
  }
}
