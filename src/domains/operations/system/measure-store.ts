import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** How much room everything took. */
export interface Measure {
  readonly at: Temporal.Instant
  readonly databaseBytes: number
  readonly files: number
  readonly fileBytes: number
  readonly freeBytes: number
  readonly diskBytes: number
}

/** Keeps a day's last look, and forgets what is older than a year. */
export async function keepMeasure(db: Executor, measure: Measure): Promise<void> {
  const day = measure.at.toZonedDateTimeISO('UTC').toPlainDate()
  await sql`
    insert into operations.measure (day, measured_at, database_bytes, files, file_bytes, free_bytes, disk_bytes)
    values (${day.toString()}::date, ${measure.at.toString()}::timestamptz, ${measure.databaseBytes},
      ${measure.files}, ${measure.fileBytes}, ${measure.freeBytes}, ${measure.diskBytes})
    on conflict (day) do update set measured_at = excluded.measured_at, database_bytes = excluded.database_bytes,
      files = excluded.files, file_bytes = excluded.file_bytes, free_bytes = excluded.free_bytes,
      disk_bytes = excluded.disk_bytes`.execute(db)
  await sql`delete from operations.measure where day < ${day.subtract({ years: 1 }).toString()}::date`.execute(
    db,
  )
}
