import type { Executor } from '#platform/database/database.ts'

/** Which of the jobs are the person's own; asked for the event stream. */
export async function findOwnJobs(
  db: Executor,
  ownerId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('platform.job')
    .select('id')
    .where('id', 'in', [...ids])
    .where('owner_id', '=', ownerId)
    .execute()
  return new Set(rows.map((row) => row.id))
}
