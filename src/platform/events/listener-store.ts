import { sql } from 'kysely'
import type { Executor, Unit } from '../database/database.ts'
import type { Listener } from './listener.ts'
import {
  comparePositions,
  isReadable,
  newestPosition,
  type Position,
  readEvents,
  type StoredEvent,
} from './outbox.ts'

/** Events in hand: the listener's row is locked until the transaction ends. */
export interface Turn {
  /** Where the listener stands, before the events. */
  readonly position: Position
  readonly events: readonly [StoredEvent, ...StoredEvent[]]
  /** Whether others may wait behind these. */
  readonly mayBeMore: boolean
}

/** A position is moved over events that nobody here hears only now and then. */
const idleStretch = 500

/** A listener that is new hears everything that is still kept. */
export async function register(db: Executor, listener: Listener): Promise<void> {
  await db
    .insertInto('platform.listener')
    .values({ name: listener.name, hears: [...listener.hears], xid: '0', id: 0 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ hears: [...listener.hears] }))
    .execute()
}

/**
 * Whether a turn is worth its lock: without one, each look would cost every listener a write. One statement, asked where
 * nobody told of an event; one that failed waits for its time. Served by outbox_order.
 */
export async function hasWork(db: Executor, listener: Listener, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select (l.retry_at is null or l.retry_at <= ${now.toString()}::timestamptz) and (exists (select from platform.outbox o
        where (o.xid, o.id) > (l.xid, l.id) and ${isReadable} and o.name = any(${[...listener.hears]}::text[]))
      or coalesce((select o.id from platform.outbox o where ${isReadable} order by o.xid desc, o.id desc limit 1) - l.id,
        0) > ${idleStretch}) as has
    from platform.listener l where l.name = ${listener.name}`.execute(db)
  return rows[0]?.has ?? false
}

/**
 * Takes the listener's next events in hand.
 * @param turn.most so many at once
 * @returns undefined when there is none, when it is not yet to be tried again, or when another process is at it
 */
export async function takeTurn(
  unit: Unit,
  listener: Listener,
  { now, most }: { readonly now: Temporal.Instant; readonly most: number },
): Promise<Turn | undefined> {
  const row = await unit.db
    .selectFrom('platform.listener')
    .select(['xid', 'id', 'retry_at'])
    .where('name', '=', listener.name)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (row === undefined) return undefined
  if (row.retry_at !== null && Temporal.Instant.compare(row.retry_at, now) > 0) return undefined
  const at = { xid: row.xid, id: row.id }
  const { heard, passed } = await findNext(unit.db, listener, at)
  const [first, ...others] = heard.filter((event) => listener.ignores?.(event) !== true)
  if (first !== undefined) {
    const mayBeMore = heard.length === lookAhead || others.length >= most
    return { position: at, events: [first, ...others.slice(0, most - 1)], mayBeMore }
  }
  if (passed !== undefined) await moveTo(unit, listener, passed)
  return undefined
}

/** So many events are looked at together for one that is not ignored. */
const lookAhead = 20

/** The next events with one to be handled, or how far there is none: over what is ignored, and over what nobody here hears. */
async function findNext(
  db: Executor,
  listener: Listener,
  from: Position,
): Promise<{ readonly heard: readonly StoredEvent[]; readonly passed?: Position }> {
  let passed: Position | undefined
  for (;;) {
    const heard = await readEvents(db, passed ?? from, { limit: lookAhead, names: listener.hears })
    if (heard.some((one) => listener.ignores?.(one) !== true)) return { heard }
    passed = heard.at(-1) ?? passed
    if (heard.length < lookAhead) break
  }
  if (passed !== undefined) return { heard: [], passed }
  // Looked up first: what comes in between is then behind it, and met by the second look.
  const newest = await newestPosition(db)
  if (newest.id - from.id <= idleStretch) return { heard: [] }
  const [late] = await readEvents(db, from, { limit: 1, names: listener.hears })
  return late === undefined ? { heard: [], passed: newest } : { heard: [late] }
}

/** Waits until the listener has no event in hand, and keeps it from taking one until the transaction ends. */
export async function holdListener(unit: Unit, name: string): Promise<void> {
  await unit.db
    .selectFrom('platform.listener')
    .select('name')
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirst()
}

/** Everything up to the position is done; never moves back. */
export async function moveTo(unit: Unit, listener: Listener, position: Position): Promise<void> {
  await sql`
    update platform.listener
    set xid = ${position.xid}::xid8, id = ${position.id}, attempts = 0, retry_at = null, last_error = null
    where name = ${listener.name} and (xid, id) < (${position.xid}::xid8, ${position.id})`.execute(unit.db)
}

/**
 * How often the event in hand has been tried, when it failed; the row is locked from here on.
 * @returns undefined when another process has got past it meanwhile
 */
export async function countFailure(unit: Unit, listener: Listener, turn: Turn): Promise<number | undefined> {
  const row = await unit.db
    .selectFrom('platform.listener')
    .select(['xid', 'id', 'attempts'])
    .where('name', '=', listener.name)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined || comparePositions(row, turn.position) !== 0 ? undefined : row.attempts + 1
}

export interface Failure {
  readonly attempts: number
  readonly retryAt: Temporal.Instant
  readonly error: unknown
}

export async function postpone(unit: Unit, listener: Listener, failure: Failure): Promise<void> {
  await unit.db
    .updateTable('platform.listener')
    .set({ attempts: failure.attempts, retry_at: failure.retryAt, last_error: String(failure.error) })
    .where('name', '=', listener.name)
    .execute()
}

/** Puts the event aside, to be looked at, and goes on behind it. */
export async function park(
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

/** How far a listener is behind. */
export interface Backlog {
  readonly name: string
  /** Events it has yet to hear. */
  readonly waiting: number
  readonly parked: number
  /** When the oldest of them happened. */
  readonly oldest: Temporal.Instant | null
}

/** Backlogs of the listeners, in their order; a listener that was never started has heard nothing. */
export async function readBacklogs(
  db: Executor,
  listeners: readonly Pick<Listener, 'name' | 'hears'>[],
): Promise<readonly Backlog[]> {
  return await Promise.all(listeners.map((listener) => readBacklog(db, listener)))
}

async function readBacklog(db: Executor, listener: Pick<Listener, 'name' | 'hears'>): Promise<Backlog> {
  const { rows } = await sql<Backlog>`
    select ${listener.name}::text as name, count(o.id) as waiting, min(o.at) as oldest,
      (select count(*) from platform.parked_event p where p.listener = ${listener.name}) as parked
    from platform.outbox o
    where o.name = any(${[...listener.hears]}::text[]) and (o.xid, o.id) > coalesce(
      (select (l.xid, l.id) from platform.listener l where l.name = ${listener.name}), ('0'::xid8, 0::bigint))`.execute(
    db,
  )
  const [backlog] = rows
  return backlog ?? { name: listener.name, waiting: 0, parked: 0, oldest: null }
}
