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
    where (xid, id) > (${after.xid}::xid8, ${after.id}) and xid < pg_snapshot_xmin(pg_current_snapshot()) and ${named}
    order by xid, id limit ${options.limit}`.execute(db)
  return rows
}

/** The place after everything that can be read now. */
export async function newestPosition(db: Executor): Promise<Position> {
  const { rows } = await sql<Position>`
    select xid::text as xid, id from platform.outbox where xid < pg_snapshot_xmin(pg_current_snapshot())
    order by outbox.xid desc, id desc limit 1`.execute(db)
  return rows[0] ?? beginning
}
