import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

interface Places {
  readonly organisation: readonly string[]
  readonly division: readonly string[]
  readonly team: readonly string[]
}

/** Which of these nothing stands in any more: no item, no person who can sign in, no decision, nothing below. */
export async function findEmptyPlaces(db: Executor, places: Places): Promise<Places> {
  const { rows } = await sql<{ kind: keyof Places; id: string }>`
    select 'team' as kind, t.id from identity.team t where t.id = any(${[...places.team]}::uuid[])
      and not exists (select from inventory.ci where team_id = t.id)
      and not exists (select from matching.assessment where team_id = t.id)
      and not exists (select from matching.assessment_batch where team_id = t.id)
      and not exists (select from identity.membership m join identity.person p on p.id = m.person_id
        where m.team_id = t.id and p.disabled_at is null)
    union all
    select 'division', d.id from identity.division d where d.id = any(${[...places.division]}::uuid[])
      and not exists (select from inventory.ci where division_id = d.id)
      and not exists (select from identity.membership m join identity.person p on p.id = m.person_id
        where m.division_id = d.id and p.disabled_at is null)
    union all
    select 'organisation', o.id from identity.organisation o where o.id = any(${[...places.organisation]}::uuid[])
      and not exists (select from inventory.ci where organisation_id = o.id)
      and not exists (select from identity.person where organisation_id = o.id)
      and not exists (select from identity.team where organisation_id = o.id)
      and not exists (select from identity.division where organisation_id = o.id)`.execute(db)
  const idsOf = (kind: keyof Places) => rows.filter((row) => row.kind === kind).map(({ id }) => id)
  return { team: idsOf('team'), division: idsOf('division'), organisation: idsOf('organisation') }
}
