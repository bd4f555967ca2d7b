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
import { hasHeldBack } from './outbox.ts'
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
    const names = new Set(events.map((event) => event.name))
    for (const round of rounds) if (round.listener.hears.some((name) => names.has(name))) round.ask()
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
        // Another process may be at it.
        if (isStopped || !(await someHaveWork())) return
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

function createRound(post: Post, listener: Listener): Repeated {
  let isClosed = false

  async function deliver(): Promise<void> {
    while (!isClosed && (await hasWork(post.database.kysely, listener, post.clock.now()))) {
      if (!(await deliverNext(post, listener))) return
    }
  }

  const round = repeated(deliver, (error) =>
    post.log.warn({ err: error, listener: listener.name }, 'delivery interrupted'),
  )
  return {
    ...round,
    close() {
      isClosed = true
      round.close()
    },
  }
}

/** @returns whether there may be more */
async function deliverNext(post: Post, listener: Listener): Promise<boolean> {
  let turn: Turn | undefined
  try {
    return await transact(post.database, post.settings, async (unit) => {
      turn = await takeTurn(unit, listener, post.clock.now())
      if (turn === undefined) return false
      await listener.handle(unit, turn.event)
      await moveTo(unit, listener, turn.event)
      return true
    })
  } catch (error) {
    if (turn === undefined) throw error
    return await settleFailure(post, listener, { turn, error })
  }
}

/** @returns whether to go on at once: the event was put aside */
async function settleFailure(
  post: Post,
  listener: Listener,
  { turn, error }: { readonly turn: Turn; readonly error: unknown },
): Promise<boolean> {
  return await transact(post.database, post.settings, async (unit) => {
    const attempts = await countFailure(unit, listener, turn)
    const { event } = turn
    const facts = { listener: listener.name, event: event.name, outbox: event.id, attempts }
    post.log.error({ err: error, ...facts }, 'listener failed')
    if (attempts === undefined) return true
    if (attempts >= attemptsBeforeParking) {
      await park(unit, listener, { event, error })
      return true
    }
    const retryAt = post.clock.now().add({ milliseconds: Math.min(60_000, 250 * 2 ** attempts) })
    await postpone(unit, listener, { attempts, retryAt, error })
    return false
  })
}
