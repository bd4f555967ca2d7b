import type { Database } from '../database/database.ts'
import { openSession } from '../database/session.ts'
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
  await reader.begin()
  const line = await openSession({
    address: database.address,
    log,
    begin: [`listen ${channel}`],
    heard: () => reader.look(),
  })
  // A notification that cannot be said is made up for by everybody's timer.
  const say = collect(() => void line.run(`notify ${channel}`))
  database.announce = () => {
    reader.look()
    say()
  }
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

/** Many calls within a few milliseconds become one. */
function collect(work: () => void): () => void {
  let isWaiting = false
  return () => {
    if (isWaiting) return
    isWaiting = true
    setTimeout(() => {
      isWaiting = false
      work()
    }, 5)
  }
}
