import { sql } from 'kysely'
import type { Executor, Unit } from '../database/database.ts'

/** What happened: `domain.noun-verbed`, with ids and facts but no content that access would have to guard. */
export interface NewEvent {
  readonly name: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly at: Temporal.Instant
}

/** A place in the outbox: all that lies at or before it has been seen. */
export interface Position {
  readonly xid: string
  readonly id: number
}

export interface StoredEvent extends NewEvent, Position {}

export const beginning: Position = { xid: '0', id: 0 }

/** Writes the event with the change it tells of; it is delivered after the commit, at least once. */
export async function emit(unit: Unit, event: NewEvent): Promise<void> {
  await emitAll(unit, [event])
}

/** The same for many events of one change, in their order. */
export async function emitAll(unit: Unit, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await sql`
    insert into platform.outbox (name, payload, at)
    select name, payload, at from unnest(${events.map((event) => event.name)}::text[],
      ${events.map((event) => JSON.stringify(event.payload))}::jsonb[],
      ${events.map((event) => event.at.toString())}::timestamptz[]) with ordinality as e (name, payload, at, place)
    order by place`.execute(unit.db)
  unit.afterCommit(unit.announce)
}

/** Of `platform.outbox`: the transaction and every older one has ended, so that nothing can still come before it. */
export const isReadable = sql`xid < pg_snapshot_xmin(pg_current_snapshot())`

/**
 * Events after the position, oldest first, of finished transactions only: one that commits late is met later,
 * never skipped. Served by outbox_order.
 * @param names only these, where given
 */
export async function readEvents(
  db: Executor,
  after: Position,
  options: { readonly limit: number; readonly names?: readonly string[] },
): Promise<readonly StoredEvent[]> {
  const named = options.names === undefined ? sql`true` : sql`name = any(${[...options.names]}::text[])`
  const { rows } = await sql<StoredEvent>`
    select xid::text as xid, id, at, name, payload from platform.outbox
    where (xid, id) > (${after.xid}::xid8, ${after.id}) and ${isReadable} and ${named}
    order by outbox.xid, outbox.id limit ${options.limit}`.execute(db)
  return rows
}

/** What a look into the outbox finds. */
export interface News {
  readonly events: readonly StoredEvent[]
  /** As `hasHeldBack` tells. */
  readonly isHeldBack: boolean
}

/** Events after the position, and whether some are held back, in one statement. */
export async function readNews(db: Executor, after: Position, limit: number): Promise<News> {
  const { rows } = await sql<StoredEvent & { held: boolean; id: number | null }>`
    select ${someHeldBack} as held, e.*
    from (select) as look left join lateral (
      select xid::text as xid, id, at, name, payload from platform.outbox
      where (xid, id) > (${after.xid}::xid8, ${after.id}) and ${isReadable}
      order by outbox.xid, outbox.id limit ${limit}) e on true
    order by e.xid::xid8, e.id`.execute(db)
  return {
    events: rows.flatMap(({ held: _, ...event }) => (event.id === null ? [] : [event])),
    isHeldBack: rows[0]?.held ?? false,
  }
}

const someHeldBack = sql`exists (select from platform.outbox where xid >= pg_snapshot_xmin(pg_current_snapshot()))`

/** Whether there are events that `readEvents` does not give yet, because an older transaction still runs. */
export async function hasHeldBack(db: Executor): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select ${someHeldBack} as held`.execute(db)
  return rows[0]?.held ?? false
}

/** The place after everything that can be read now. */
export async function newestPosition(db: Executor): Promise<Position> {
  const { rows } = await sql<Position>`
    select xid::text as xid, id from platform.outbox where ${isReadable}
    order by outbox.xid desc, outbox.id desc limit 1`.execute(db)
  return rows[0] ?? beginning
}

/** The first event that is still kept; what lies before it cannot be asked for any more. */
export async function oldestPosition(db: Executor): Promise<Position> {
  const { rows } = await sql<Position>`
    select xid::text as xid, id from platform.outbox order by outbox.xid, outbox.id limit 1`.execute(db)
  return rows[0] ?? beginning
}

/** Negative when `a` lies before `b`. */
export function comparePositions(a: Position, b: Position): number {
  const [left, right] = [BigInt(a.xid), BigInt(b.xid)]
  if (left === right) return a.id - b.id
  return left < right ? -1 : 1
}

/**
 * Deletes events that happened before the time and that each of the listeners has passed; the last event stays as
 * the mark of where the outbox is.
 * @param keep.listeners by name; a listener that exists no more does not hold anything back
 * @returns how many
 */
export async function pruneOutbox(
  db: Executor,
  keep: { readonly before: Temporal.Instant; readonly listeners: readonly string[] },
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from platform.outbox o
    where o.at < ${keep.before}
      and o.id < (select max(id) from platform.outbox)
      and (o.xid, o.id) <= all (
        select l.xid, l.id from platform.listener l where l.name = any(${[...keep.listeners]}::text[]))`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0)
}
