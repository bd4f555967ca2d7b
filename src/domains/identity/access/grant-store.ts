import type { Executor } from '#platform/database/database.ts'

export interface Grant {
  readonly id: string
  readonly objectKind: 'ci'
  readonly objectId: string
  readonly personId: string | null
  readonly organisationId: string | null
}

/** @returns false when it was already given */
export async function insertGrant(
  db: Executor,
  grant: Grant & { readonly at: Temporal.Instant },
): Promise<boolean> {
  const row = await db
    .insertInto('identity.access_grant')
    .values({
      id: grant.id,
      object_kind: grant.objectKind,
      object_id: grant.objectId,
      person_id: grant.personId,
      organisation_id: grant.organisationId,
      created_at: grant.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function findGrant(db: Executor, id: string): Promise<Grant | undefined> {
  const row = await db.selectFrom('identity.access_grant').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  return {
    id: row.id,
    objectKind: 'ci',
    objectId: row.object_id,
    personId: row.person_id,
    organisationId: row.organisation_id,
  }
}

export async function deleteGrantRow(db: Executor, id: string): Promise<void> {
  await db.deleteFrom('identity.access_grant').where('id', '=', id).execute()
}
