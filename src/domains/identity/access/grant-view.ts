import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { BilingualName } from '../directory/directory.ts'
import type { Tlp } from './actor.ts'

/** To whom an object is given. */
export interface GrantRow {
  readonly id: string
  /** Null: to everybody of the organisation. */
  readonly person: {
    readonly id: string
    readonly name: string
    readonly clearance: Tlp
    readonly isDisabled: boolean
  } | null
  /** The organisation to which it is given, or that of the person. */
  readonly organisation: { readonly id: string; readonly name: BilingualName; readonly internal: boolean }
  readonly givenAt: Temporal.Instant
  readonly givenBy: string | null
  readonly until: Temporal.Instant | null
}

/** What was given and has not ended, people first; served by access_grant_once. */
export async function listGrantRows(db: Executor, objectId: string): Promise<readonly GrantRow[]> {
  const { rows } = await sql<GrantRow>`
    select g.id, case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name,
        'clearance', p.clearance, 'isDisabled', p.disabled_at is not null) end as person,
      jsonb_build_object('id', o.id, 'name', jsonb_build_object('ja', o.name_ja, 'en', o.name_en),
        'internal', o.kind in ('own', 'group')) as organisation,
      g.created_at as "givenAt", giver.name as "givenBy", g.until
    from identity.access_grant g
    left join identity.person p on p.id = g.person_id
    join identity.organisation o on o.id = coalesce(g.organisation_id, p.organisation_id)
    left join identity.person giver on giver.id = g.given_by
    where g.object_id = ${objectId} and (g.until is null or g.until > now())
    order by p.name nulls last, o.id`.execute(db)
  return rows
}
