import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

export interface Grant {
  readonly id: string
  readonly objectKind: 'ci'
  readonly objectId: string
  readonly personId: string | null
  readonly organisationId: string | null
  /** Null: until it is taken back. */
  readonly until: Temporal.Instant | null
}

interface NewGrant extends Grant {
  readonly givenBy: string | null
  readonly at: Temporal.Instant
}

/** One that has ended makes place. @returns false when it was already given */
export async function insertGrant(db: Executor, grant: NewGrant): Promise<boolean> {
  await sql`
    delete from identity.access_grant where object_id = ${grant.objectId} and until <= now()
      and coalesce(person_id, organisation_id) = ${grant.personId ?? grant.organisationId}`.execute(db)
  const row = await db
    .insertInto('identity.access_grant')
    .values({
      id: grant.id,
      object_kind: grant.objectKind,
      object_id: grant.objectId,
      person_id: grant.personId,
      organisation_id: grant.organisationId,
      until: grant.until,
      given_by: grant.givenBy,
      created_at: grant.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function findGrant(db: Executor, id: string): Promise<Grant | undefined> {
  const row = await db.selectFrom('identity.access_grant').selectAll().where('id', '=', id).executeTakeFirst()
  return row && grantOf(row)
}

export async function deleteGrantRow(db: Executor, id: string): Promise<void> {
  await db.deleteFrom('identity.access_grant').where('id', '=', id).execute()
}

/** Takes away all that have ended. Served by access_grant_ending. */
export async function deleteEnded(db: Executor): Promise<readonly Grant[]> {
  const rows = await db
    .deleteFrom('identity.access_grant')
    .where(sql<boolean>`until <= now()`)
    .returningAll()
    .execute()
  return rows.map(grantOf)
}

interface GrantRow {
  readonly id: string
  readonly object_id: string
  readonly person_id: string | null
  readonly organisation_id: string | null
  readonly until: Temporal.Instant | null
}

function grantOf(row: GrantRow): Grant {
  return {
    id: row.id,
    objectKind: 'ci',
    objectId: row.object_id,
    personId: row.person_id,
    organisationId: row.organisation_id,
    until: row.until,
  }
}
