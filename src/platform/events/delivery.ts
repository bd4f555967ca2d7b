import { sql } from 'kysely'
import type { Clock } from '#kernel/time/clock.ts'
import { type Database, transact, type Unit } from '../database/database.ts'
import type { Log } from '../log/log.ts'
import type { EventBus } from './bus.ts'
import { newestPosition, type Position, readEvents, type StoredEvent } from './outbox.ts'

/** A reaction to events from below. At least once: it must be idempotent; its writes commit with its position. */
export interface Listener {
  /** `domain.verb-noun`; names its position, so never change it. */
  readonly name: string
  readonly hears: readonly string[]
  handle(unit: Unit, event: StoredEvent): Promise<void>
}

interface Post {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  /** Settings of a transaction that may see everything. */
  readonly settings: Readonly<Record<string, string>>
}

const attemptsBeforeParking = 8

/**
 * Delivers to the listeners until stopped. Any number of processes may do so at once: a listener's row is
 * locked while it handles, so each event is handled by one of them.
 */
export async function startDelivery(
  post: Post,
  bus: EventBus,
  listeners: readonly Listener[],
): Promise<{ stop(): Promise<void>; idle(): Promise<void> }> {
  for (const listener of listeners) await register(post, listener)
  const loops = listeners.map((listener) => createLoop(post, listener))
  const wake = () => {
    for (const loop of loops) loop.look()
  }
  const unsubscribe = bus.subscribe(wake)
  const timer = setInterval(wake, 1000)
  wake()
  const settled = async () => {
    await Promise.all(loops.map((loop) => loop.settled()))
  }
  return {
    idle: async () => {
      wake()
      await settled()
    },
    stop: async () => {
      clearInterval(timer)
      unsubscribe()
      for (const loop of loops) loop.close()
      await settled()
    },
  }
}

async function register(post: Post, listener: Listener): Promise<void> {
  await post.database.kysely
    .insertInto('platform.listener')
    .values({ name: listener.name, xid: '0', id: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function createLoop(post: Post, listener: Listener) {
  let running: Promise<void> | undefined
  let again = false
  let closed = false

  async function deliverAll(): Promise<void> {
    do {
      again = false
      while (!closed && (await deliverNext(post, listener))) {
        // until nothing is left
      }
    } while (again && !closed)
  }

  return {
    look() {
      again = true
      running ??= deliverAll()
        .catch((error: unknown) =>
          post.log.warn({ err: error, listener: listener.name }, 'delivery interrupted'),
        )
        .finally(() => {
          running = undefined
        })
    },
    close() {
      closed = true
    },
    async settled() {
      await running
    },
  }
}

interface Turn {
  readonly event: StoredEvent
  readonly attempts: number
}

/** @returns whether there may be more */
async function deliverNext(post: Post, listener: Listener): Promise<boolean> {
  let turn: Turn | undefined
  try {
    return await transact(post.database, post.settings, async (unit) => {
      turn = await takeTurn(unit, listener, post.clock)
      if (turn === undefined) return false
      await listener.handle(unit, turn.event)
      await moveTo(unit, listener, turn.event)
      return true
    })
  } catch (error) {
    if (turn === undefined) throw error
    await noteFailure(post, listener, { ...turn, error })
    return false
  }
}

async function takeTurn(unit: Unit, listener: Listener, clock: Clock): Promise<Turn | undefined> {
  const row = await unit.db
    .selectFrom('platform.listener')
    .select(['xid', 'id', 'attempts', 'retry_at'])
    .where('name', '=', listener.name)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (row === undefined) return undefined
  if (row.retry_at !== null && Temporal.Instant.compare(row.retry_at, clock.now()) > 0) return undefined
  const newest = await newestPosition(unit.db)
  const [event] = await readEvents(unit.db, row, { limit: 1, names: listener.hears })
  if (event !== undefined) return { event, attempts: row.attempts }
  if (newest.id !== row.id) await moveTo(unit, listener, newest)
  return undefined
}

async function moveTo(unit: Unit, listener: Listener, position: Position): Promise<void> {
  await sql`
    update platform.listener
    set xid = ${position.xid}::xid8, id = ${position.id}, attempts = 0, retry_at = null, last_error = null
    where name = ${listener.name} and (xid, id) < (${position.xid}::xid8, ${position.id})`.execute(unit.db)
}

async function noteFailure(
  post: Post,
  listener: Listener,
  { event, error, ...turn }: Turn & { readonly error: unknown },
): Promise<void> {
  const attempts = turn.attempts + 1
  const facts = {
    err: error,
    listener: listener.name,
    event: event.name,
    outbox: event.id,
    attempts,
  }
  post.log.error(facts, 'listener failed')
  await transact(post.database, post.settings, async (unit) => {
    if (attempts < attemptsBeforeParking) {
      const retryAt = post.clock.now().add({ milliseconds: Math.min(60_000, 250 * 2 ** attempts) })
      await unit.db
        .updateTable('platform.listener')
        .set({ attempts, retry_at: retryAt, last_error: String(error) })
        .where('name', '=', listener.name)
        .execute()
      return
    }
    await park(unit, listener, { event, error })
  })
}

async function park(
  unit: Unit,
  listener: Listener,
  failure: { readonly event: StoredEvent; readonly error: unknown },
): Promise<void> {
  const { event, error } = failure
  await unit.db
    .insertInto('platform.parked_event')
    .values({
      listener: listener.name,
      outbox_id: event.id,
      at: event.at,
      name: event.name,
      payload: JSON.stringify(event.payload),
      error: String(error),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await moveTo(unit, listener, event)
}
