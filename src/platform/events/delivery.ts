import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '#kernel/time/clock.ts'
import { type Database, transact } from '../database/database.ts'
import type { Log } from '../log/log.ts'
import type { EventBus } from './bus.ts'
import type { Listener } from './listener.ts'
import {
  countFailure,
  hasWork,
  moveTo,
  park,
  postpone,
  register,
  type Turn,
  takeTurn,
} from './listener-store.ts'
import { hasHeldBack, type StoredEvent } from './outbox.ts'
import { type Repeated, repeated } from './repeated.ts'

export type { Listener } from './listener.ts'

interface Post {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  /** Settings of a transaction that may see everything. */
  readonly settings: Readonly<Record<string, string>>
}

const attemptsBeforeParking = 8

/** Failed events come due without anybody telling. */
const lookMilliseconds = 1000

/** Delivers until it is stopped. */
export interface Delivery {
  /** Waits for what is being handled. */
  stop(): Promise<void>
  /** Resolves when all that has been committed is handled, what came of it included; failures wait for later. */
  idle(): Promise<void>
}

/**
 * Delivers to the listeners. Any number of processes may do so at once: a listener's row is
 * locked while it handles, so each event is handled by one of them.
 */
export async function startDelivery(
  post: Post,
  bus: EventBus,
  listeners: readonly Listener[],
): Promise<Delivery> {
  for (const listener of listeners) await register(post.database.kysely, listener)
  const rounds = listeners.map((listener) => ({ listener, ...createRound(post, listener) }))
  const askAll = () => {
    for (const round of rounds) round.ask()
  }
  const unsubscribe = bus.subscribe((events) => {
    for (const round of rounds) if (events.some((event) => concerns(round.listener, event))) round.tell()
  })
  const timer = setInterval(askAll, lookMilliseconds)
  askAll()
  const settled = async () => {
    await Promise.all(rounds.map((round) => round.settled()))
  }
  let isStopped = false
  const someHaveWork = async () => {
    const now = post.clock.now()
    const have = await Promise.all(listeners.map((listener) => hasWork(post.database.kysely, listener, now)))
    return have.includes(true)
  }
  return {
    idle: async () => {
      for (;;) {
        while (await hasHeldBack(post.database.kysely)) await pause(5)
        askAll()
        await settled()
        // Another process may be at it, or hold back what came of it.
        if (isStopped || !((await hasHeldBack(post.database.kysely)) || (await someHaveWork()))) return
        await pause(5)
      }
    },
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      unsubscribe()
      for (const round of rounds) round.close()
      await settled()
    },
  }
}

function concerns(listener: Listener, event: StoredEvent): boolean {
  return listener.hears.includes(event.name) && listener.ignores?.(event) !== true
}

interface Round extends Repeated {
  /** Asks, knowing that there is something to handle. */
  tell(): void
}

/** How often a listener that waits for more events is asked whether it goes on doing so. */
const gatherMilliseconds = 100

function createRound(post: Post, listener: Listener): Round {
  let isClosed = false
  let isTold = false
  let later: NodeJS.Timeout | undefined

  async function deliver(): Promise<void> {
    const knows = isTold
    isTold = false
    clearTimeout(later)
    let next: Next =
      knows || (await hasWork(post.database.kysely, listener, post.clock.now())) ? 'turn' : 'rest'
    while (!isClosed && next === 'turn') next = await takeOneTurn(post, listener, mostPerTurn)
    if (!isClosed && next === 'gather') later = setTimeout(tell, gatherMilliseconds)
  }

  const round = repeated(deliver, (error) =>
    post.log.warn({ err: error, listener: listener.name }, 'delivery interrupted'),
  )
  function tell(): void {
    isTold = true
    round.ask()
  }
  return {
    ...round,
    tell,
    close() {
      isClosed = true
      clearTimeout(later)
      round.close()
    },
  }
}

/** What comes after a turn: another, for there may be more; none; or the same again when more events have gathered. */
type Next = 'turn' | 'rest' | 'gather'

/** What is done within moments shares a transaction; after the first that takes longer the turn ends. */
const mostPerTurn = 20
const lightMilliseconds = 5

async function takeOneTurn(post: Post, listener: Listener, most: number): Promise<Next> {
  let turn: Turn | undefined
  let handled = 0
  try {
    return await transact(post.database, post.settings, async (unit) => {
      turn = await takeTurn(unit, listener, { now: post.clock.now(), most })
      if (turn === undefined) return 'rest'
      if ((await listener.gathers?.(unit, turn.events)) === true) return 'gather'
      const end = performance.now() + lightMilliseconds
      let last: StoredEvent = turn.events[0]
      for (const event of turn.events) {
        if (handled > 0 && performance.now() >= end) break
        await listener.handle(unit, event)
        last = event
        handled += 1
      }
      await moveTo(unit, listener, last)
      return turn.mayBeMore || handled < turn.events.length ? 'turn' : 'rest'
    })
  } catch (error) {
    if (turn === undefined) throw error
    // Those before the one that failed went back with it: alone they hold, and so it is seen which one failed.
    if (handled > 0 && turn.events.length > 1) return await takeOneTurn(post, listener, 1)
    return await settleFailure(post, listener, { turn, error })
  }
}

/** An event that was put aside makes way for the next at once. */
async function settleFailure(
  post: Post,
  listener: Listener,
  { turn, error }: { readonly turn: Turn; readonly error: unknown },
): Promise<Next> {
  return await transact(post.database, post.settings, async (unit) => {
    const attempts = await countFailure(unit, listener, turn)
    const [event] = turn.events
    const facts = { listener: listener.name, event: event.name, outbox: event.id, attempts }
    post.log.error({ err: error, ...facts }, 'listener failed')
    if (attempts === undefined) return 'turn'
    if (attempts >= attemptsBeforeParking) {
      await park(unit, listener, { event, error })
      return 'turn'
    }
    const retryAt = post.clock.now().add({ milliseconds: Math.min(60_000, 250 * 2 ** attempts) })
    await postpone(unit, listener, { attempts, retryAt, error })
    return 'rest'
  })
}
