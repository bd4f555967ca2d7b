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

/** What the people are called who started the jobs; those that nobody started are absent. */
export async function findOwnerNames(
  db: Executor,
  ownerIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ownerIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('identity.person')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ownerIds)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
