import { sql } from 'kysely'
import { type Executor, keptPlan } from '#platform/database/database.ts'
import type { Membership, PersonActor } from './actor.ts'

type ActorRow = Pick<
  PersonActor,
  'id' | 'name' | 'organisationId' | 'memberships' | 'clearance' | 'language' | 'reach'
>

/**
 * What decides about a person's access, in one statement, for every request asks for it.
 * @returns `reach` with all organisations of the company and its group, the company itself first: it is the default
 * owner of what its people make; undefined for who is not known or disabled
 */
export async function findActorRow(db: Executor, personId: string): Promise<ActorRow | undefined> {
  const { rows } = await sql<ActorRow & { readonly memberships: readonly Membership[] }>`${keptPlan}
    select p.id, p.name, p.organisation_id as "organisationId", p.clearance, p.language,
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'role', m.role, 'teamId', m.team_id,
          'divisionId', m.division_id) order by m.id), '[]')
        from identity.membership m where m.person_id = p.id) as memberships,
      array(select o.id::text from identity.organisation o where o.kind in ('own', 'group')
        order by o.kind = 'own' desc, o.id) as reach
    from identity.person p where p.id = ${personId} and p.disabled_at is null`.execute(db)
  return rows[0]
}
