import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** `HH:MM`, local times. */
export interface KeptQuietHours {
  readonly begins: string
  readonly ends: string
}

export async function findQuietHours(db: Executor, personId: string): Promise<KeptQuietHours | null> {
  const { rows } = await sql<KeptQuietHours>`
    select to_char(begins, 'HH24:MI') as begins, to_char(ends, 'HH24:MI') as ends from sharing.quiet_hours
    where person_id = ${personId}`.execute(db)
  return rows[0] ?? null
}

/** @param quiet null takes them away */
export async function keepQuietHours(
  db: Executor,
  personId: string,
  quiet: KeptQuietHours | null,
): Promise<void> {
  if (quiet === null) {
    await db.deleteFrom('sharing.quiet_hours').where('person_id', '=', personId).execute()
    return
  }
  await db
    .insertInto('sharing.quiet_hours')
    .values({ person_id: personId, ...quiet })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(quiet))
    .execute()
}
