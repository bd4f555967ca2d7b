import { sql } from 'kysely'
import type { Executor } from '../database/database.ts'

/**
 * Deletes events older than the instant that every listener has passed. Streams that come back later than that
 * are told to fetch everything anew.
 * @returns how many were deleted
 */
export async function pruneEvents(db: Executor, before: Temporal.Instant): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from platform.outbox o where o.at < ${before.toString()}::timestamptz
      and not exists (select from platform.listener l where (l.xid, l.id) < (o.xid, o.id))`.execute(db)
  return Number(numAffectedRows ?? 0)
}
