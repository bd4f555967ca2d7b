import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** An edition of a source that publishes all it has at once. */
export interface Edition {
  readonly edition: string
  readonly listedAt: Temporal.Instant
  readonly entries: number
}

/** The newest edition that was taken; held until the transaction ends, so that two never overtake each other. */
export async function lockEdition(db: Executor, sourceId: string): Promise<Edition | undefined> {
  await sql`select id from intel.source where id = ${sourceId} for update`.execute(db)
  const { rows } = await sql<Edition>`
    select edition, listed_at as "listedAt", entries from intel.list where source_id = ${sourceId}`.execute(
    db,
  )
  return rows[0]
}

/** Forgets an edition, so that any other is newer. @returns the sources that had it as their newest */
export async function dropEdition(db: Executor, edition: string): Promise<readonly string[]> {
  const { rows } = await sql<{ sourceId: string }>`
    delete from intel.list where edition = ${edition} returning source_id as "sourceId"`.execute(db)
  return rows.map(({ sourceId }) => sourceId)
}

export async function writeEdition(
  db: Executor,
  sourceId: string,
  taken: Edition & { readonly at: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into intel.list (source_id, edition, listed_at, entries, received_at)
    values (${sourceId}, ${taken.edition}, ${taken.listedAt.toString()}::timestamptz, ${taken.entries},
      ${taken.at.toString()}::timestamptz)
    on conflict (source_id) do update set edition = excluded.edition, listed_at = excluded.listed_at,
      entries = excluded.entries, received_at = excluded.received_at`.execute(db)
}
