import { setTimeout as pauseFor } from 'node:timers/promises'
import type { Database } from '../database/database.ts'
import { openSession } from '../database/session.ts'
import type { Log } from '../log/log.ts'
import { newestPosition, type Position, readNews, type StoredEvent } from './outbox.ts'
import { type Repeated, repeated } from './repeated.ts'

type Subscriber = (events: readonly StoredEvent[]) => void

/** Hears of events as they are committed, in this process or another. */
export interface EventBus {
  /** Calls back with each batch, in order, from now on. */
  subscribe(subscriber: Subscriber): () => void
  /** Everything up to here has been told to the subscribers. */
  position(): Position
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
  const subscribers = new Set<Subscriber>()
  const reader = createReader(database, {
    position: await newestPosition(database.kysely),
    deliver: (events) => tellAll(subscribers, events, log),
  })
  const line = await openSession({
    address: database.address,
    log,
    begin: [`listen ${channel}`],
    heard: () => reader.ask(),
  })
  // A notification that cannot be said is made up for by everybody's timer.
  const say = collect(() => void line.run(`notify ${channel}`))
  database.announce = () => {
    reader.ask()
    say()
  }
  const timer = setInterval(() => reader.ask(), fallbackMilliseconds)
  return {
    subscribe(subscriber) {
      subscribers.add(subscriber)
      return () => subscribers.delete(subscriber)
    },
    position: () => reader.position(),
    async stop() {
      clearInterval(timer)
      database.announce = () => {}
      reader.close()
      await line.close()
      await reader.settled()
    },
  }
}

function tellAll(subscribers: ReadonlySet<Subscriber>, events: readonly StoredEvent[], log: Log): void {
  for (const subscriber of subscribers) {
    try {
      subscriber(events)
    } catch (error) {
      log.error({ err: error }, 'subscriber failed')
    }
  }
}

/** While much happens: many commits are met by one look. */
const lookEvery = 10

/** How soon to look again for events that are held back: doubling while nothing comes. */
const latePause = { first: 5, longest: 200 }

interface Start {
  readonly position: Position
  readonly deliver: Subscriber
}

function createReader(database: Database, start: Start): Repeated & { position(): Position } {
  let position = start.position
  let pause = latePause.first
  let late: NodeJS.Timeout | undefined
  const pacing = createPacing(lookEvery)

  async function read(): Promise<void> {
    clearTimeout(late)
    await pacing()
    const { events, isHeldBack } = await readNews(database.kysely, position, batch)
    position = events.at(-1) ?? position
    if (events.length > 0) start.deliver(events)
    if (events.length === batch) return reader.ask()
    pause = events.length > 0 ? latePause.first : Math.min(pause * 2, latePause.longest)
    // Who holds them back need not be one who announces.
    if (isHeldBack) late = setTimeout(() => reader.ask(), pause)
  }

  // A failed look is repeated by the timer; the position has not moved.
  const reader = repeated(read, () => {})
  return {
    ...reader,
    position: () => position,
    close() {
      reader.close()
      clearTimeout(late)
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

/** Lets the first of a series pass at once and each other not sooner than so many milliseconds after the one before. */
function createPacing(milliseconds: number): () => Promise<void> {
  let next = 0
  return async () => {
    const wait = next - performance.now()
    if (wait > 0) await pauseFor(wait)
    next = performance.now() + milliseconds
  }
}
