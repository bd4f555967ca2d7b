import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { noParts, type SamplePartKind, type SampleParts } from './sample.ts'

/** Notes that the sample is here, and what belongs to it; told in pieces. */
export async function keepParts(
  db: Executor,
  parts: Partial<SampleParts>,
  at: Temporal.Instant,
): Promise<void> {
  await sql`insert into sharing.sample (made_at) values (${at.toString()}::timestamptz) on conflict do nothing`.execute(
    db,
  )
  for (const [kind, ids] of Object.entries(parts)) {
    await sql`insert into sharing.sample_part (kind, id) select ${kind}, unnest(${[...ids]}::text[])
      on conflict do nothing`.execute(db)
  }
}

/** When it was made; undefined where there is none, or none any more. */
export async function findSample(db: Executor): Promise<Temporal.Instant | undefined> {
  const row = await db
    .selectFrom('sharing.sample')
    .select('made_at')
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row?.made_at
}

/** Takes the sample for removed from now on. @returns what belongs to it; undefined when there is none */
export async function takeSample(
  db: Executor,
  removed: { readonly by: string | null; readonly at: Temporal.Instant },
): Promise<SampleParts | undefined> {
  const row = await db
    .updateTable('sharing.sample')
    .set({ removed_at: removed.at, removed_by: removed.by })
    .where('removed_at', 'is', null)
    .returning('made_at')
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { rows } = await sql<{ kind: SamplePartKind; ids: string[] }>`
    select kind, array_agg(id order by id) as ids from sharing.sample_part group by kind`.execute(db)
  return { ...noParts, ...Object.fromEntries(rows.map(({ kind, ids }) => [kind, ids])) }
}
