import type { Guarded } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'

/** A team as the object of a decision on all of its items. */
export async function teamObject(db: Executor, teamId: string): Promise<Guarded | undefined> {
  const row = await db
    .selectFrom('identity.team')
    .select(['id', 'organisation_id'])
    .where('id', '=', teamId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    organisationId: row.organisation_id,
    divisionId: null,
    teamId: row.id,
    ownerId: null,
    tlp: 'clear',
    needToKnow: false,
    given: false,
  }
}
