import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Reach, reachOf } from './access.ts'
import { type Actor, type PersonActor, tlpRank } from './actor.ts'
import type { Action } from './policy.data.ts'

/**
 * The policy as a condition on a table that carries the access columns (id, organisation_id, division_id,
 * team_id, owner_id, tlp, need_to_know). Equal to `allow` on each row: a property test compares the two.
 * @param alias the table's name in the query, e.g. `ci`
 */
export function visible(actor: Actor, action: Action, alias: string): RawBuilder<SqlBool> {
  if (actor.kind === 'system') return sql<SqlBool>`true`
  if (actor.kind === 'nobody') return sql<SqlBool>`false`
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const named = isNamed(actor, alias)
  return sql<SqlBool>`(
    identity.tlp_rank(${column('tlp')}) <= ${tlpRank(actor.clearance)}
    and (not (${column('need_to_know')} or ${column('tlp')} = 'red') or ${named})
    and ${anyOf(reachOf(actor, action).map((reach) => touches(reach, actor, alias)))})`
}

/**
 * The same for counts kept per access cell (organisation_id, division_id, team_id, tlp): cells hold no restricted
 * items, and what is one's own or given is counted apart.
 */
export function visibleCell(actor: Actor, action: Action, alias: string): RawBuilder<SqlBool> {
  if (actor.kind === 'system') return sql<SqlBool>`true`
  if (actor.kind === 'nobody') return sql<SqlBool>`false`
  const reaches = reachOf(actor, action).filter((reach) => reach.scope !== 'own' && reach.scope !== 'given')
  return sql<SqlBool>`(
    identity.tlp_rank(${sql.ref(`${alias}.tlp`)}) <= ${tlpRank(actor.clearance)}
    and ${anyOf(reaches.map((reach) => touches(reach, actor, alias)))})`
}

/** Whether the row's object is the actor's own or was given to them by name. */
export function isNamed(actor: Actor, alias: string): RawBuilder<SqlBool> {
  if (actor.kind !== 'person') return sql<SqlBool>`false`
  return sql<SqlBool>`(${sql.ref(`${alias}.owner_id`)} = ${actor.id} or ${givenTo(actor, alias)})`
}

/** Whether the row's object was given to the actor by name; to be selected beside an object that is loaded. */
export function givenTo(actor: Actor, alias: string): RawBuilder<SqlBool> {
  if (actor.kind !== 'person') return sql<SqlBool>`false`
  return sql<SqlBool>`exists (
    select from identity.access_grant
    where access_grant.object_id = ${sql.ref(`${alias}.id`)}
      and (access_grant.person_id = ${actor.id} or access_grant.organisation_id = ${actor.organisationId})
      and (access_grant.until is null or access_grant.until > now()))`
}

function touches(reach: Reach, actor: PersonActor, alias: string): RawBuilder<SqlBool> {
  const among = (name: string) =>
    sql<SqlBool>`${sql.ref(`${alias}.${name}`)} = any(${[...reach.ids]}::uuid[])`
  switch (reach.scope) {
    case 'organisation':
      return among('organisation_id')
    case 'division':
      return among('division_id')
    case 'team':
      return among('team_id')
    case 'own':
      return among('owner_id')
    case 'given':
      return givenTo(actor, alias)
  }
}

function anyOf(conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> {
  if (conditions.length === 0) return sql<SqlBool>`false`
  return sql<SqlBool>`(${sql.join([...conditions], sql` or `)})`
}
