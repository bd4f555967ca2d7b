import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** A notice of a source that became another, and whose it is. */
interface SourceNotice {
  readonly id: string
  readonly personId: string
  readonly version: number
}

/**
 * Counts on in the notices of a trouble that lasts, without lifting them: people know already. What was read stays
 * read. @returns whose people were told of this trouble
 */
export async function countOn(
  db: Executor,
  source: string,
  failures: number,
): Promise<readonly SourceNotice[]> {
  const { rows } = await sql<SourceNotice>`
    update sharing.notice set facts = facts || jsonb_build_object('failures', ${failures}::int), version = version + 1
    where subject_id = ${source} and kind = 'source' and facts ->> 'ended' is null
    returning id, person_id as "personId", version`.execute(db)
  return rows
}

/** The trouble is over: its notices close and say so; mails that wait do not go out. */
export async function endTrouble(
  db: Executor,
  source: string,
  at: Temporal.Instant,
): Promise<readonly SourceNotice[]> {
  const { rows } = await sql<SourceNotice>`
    update sharing.notice set facts = facts || jsonb_build_object('ended', ${at.toString()}::text),
      acknowledged_at = coalesce(acknowledged_at, ${at.toString()}::timestamptz), version = version + 1
    where subject_id = ${source} and kind = 'source' and facts ->> 'ended' is null
    returning id, person_id as "personId", version`.execute(db)
  await sql`
    delete from sharing.delivery where notice_id = any(${rows.map((row) => row.id)}::uuid[])
      and state = 'waiting' and attempts = 0`.execute(db)
  return rows
}
