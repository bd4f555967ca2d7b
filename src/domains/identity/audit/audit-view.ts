import type { Executor } from '#platform/database/database.ts'

export interface AuditLine {
  readonly id: number
  readonly at: Temporal.Instant
  readonly actor: string
  readonly origin: string
  readonly action: string
  readonly outcome: 'done' | 'refused'
  readonly object_kind: string | null
  readonly object_id: string | null
  readonly detail: unknown
}

/** The trail, newest first; served by the primary key, audit_by_object or audit_by_action. */
export async function listAuditLines(
  db: Executor,
  filter: {
    readonly before?: number | undefined
    readonly object?: string | undefined
    readonly action?: string | undefined
    readonly limit: number
  },
): Promise<readonly AuditLine[]> {
  let query = db
    .selectFrom('identity.audit')
    .select(['id', 'at', 'actor', 'origin', 'action', 'outcome', 'object_kind', 'object_id', 'detail'])
  if (filter.before !== undefined) query = query.where('id', '<', filter.before)
  if (filter.object !== undefined) query = query.where('object_id', '=', filter.object)
  if (filter.action !== undefined) query = query.where('action', '=', filter.action)
  return await query.orderBy('id', 'desc').limit(filter.limit).execute()
}

/** Whether the trail knows the deed, done to the object; served by audit_by_object. */
export async function hasBeenDoneTo(db: Executor, action: string, objectId: string): Promise<boolean> {
  const row = await db
    .selectFrom('identity.audit')
    .select('id')
    .where('object_id', '=', objectId)
    .where('action', '=', action)
    .where('outcome', '=', 'done')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
