import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { BilingualName } from './directory.ts'

/** A line of the trail about one part of the structure. */
export interface StructureLine {
  readonly id: number
  readonly at: Temporal.Instant
  readonly by: string
  readonly origin: string
  /** Old and new; `before` is null where it was made. */
  readonly name: { readonly before: BilingualName | null; readonly after: BilingualName } | null
  readonly kind: { readonly before: string | null; readonly after: string } | null
}

/** What it was called and when, newest first; served by audit_by_object. */
export async function listStructureLines(
  db: Executor,
  query: { readonly id: string; readonly before?: number | undefined; readonly limit: number },
): Promise<readonly StructureLine[]> {
  const place = query.before === undefined ? sql`true` : sql`a.id < ${query.before}`
  const { rows } = await sql<StructureLine>`
    select a.id, a.at, a.actor as by, a.origin,
      case when detail -> 'name' ? 'to'
          then jsonb_build_object('before', detail -> 'name' -> 'from', 'after', detail -> 'name' -> 'to')
        when detail ? 'name' then jsonb_build_object('before', null, 'after', detail -> 'name') end as name,
      case when detail ? 'kind'
        then jsonb_build_object('before', detail -> 'kind' -> 'from', 'after', detail -> 'kind' -> 'to') end as kind
    from identity.audit a
    where a.object_id = ${query.id} and a.action = 'directory.change' and a.outcome = 'done' and ${place}
    order by a.id desc limit ${query.limit}`.execute(db)
  return rows
}

/** Ids of all parts of the structure among these that people of the organisation alone may know. */
export async function findOwnPlaces(
  db: Executor,
  organisationId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select id, id as organisation_id from identity.organisation
      union all select id, organisation_id from identity.division
      union all select id, organisation_id from identity.team) place
    where id = any(${[...ids]}::uuid[]) and organisation_id = ${organisationId}`.execute(db)
  return new Set(rows.map((row) => row.id))
}
