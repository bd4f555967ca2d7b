import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** The job of this kind that waits or runs; served by `job_running`. */
export async function findUnfinishedJob(db: Executor, kind: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('platform.job')
    .select('id')
    .where('kind', '=', kind)
    .where('state', 'in', ['waiting', 'running'])
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** When the records of these names changed last, as we have them. Served by `record_current`. */
export async function findModified(
  db: Executor,
  sourceId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, Temporal.Instant | null>> {
  const { rows } = await sql<{ name: string; at: Temporal.Instant | null }>`
    select name, modified_at as at from intel.record
    where source_id = ${sourceId} and superseded_at is null and name = any(${[...names]}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.name, row.at]))
}
