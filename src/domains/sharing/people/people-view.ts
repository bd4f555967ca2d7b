import { type RawBuilder, sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import { isCleared } from '#domains/intel/index.ts'
import { isSeen } from '#domains/matching/index.ts'
import type { Executor } from '#platform/database/database.ts'

interface Name {
  readonly ja: string | null
  readonly en: string | null
}

interface TeamRow {
  readonly id: string
  readonly kind: 'csirt' | 'psirt' | 'division'
  readonly name: Name
}

interface PersonRow {
  readonly id: string
  readonly name: string
}

/** A few by name, and how many there are. */
export interface Some<Row> {
  readonly total: number
  readonly rows: readonly Row[]
}

export type ContactRow = PersonRow & { readonly division: { readonly id: string; readonly name: Name } }

export interface TeamPeopleRow {
  readonly team: TeamRow
  readonly total: number
  readonly people: readonly PersonRow[]
}

/** `at` is an RFC 3339 text of the database. */
export type DeciderRow = PersonRow & {
  readonly team: TeamRow
  readonly decisions: number
  readonly at: string
}

/** Of which items it is asked. */
export interface Touched {
  readonly ownerless: number
  readonly divisionIds: readonly string[]
  readonly teamIds: readonly string[]
  readonly owners: Some<PersonRow & { readonly items: number }>
}

/** So many are named. */
const shown = 5

/**
 * The items that a vulnerability touches, as far as the actor may see: whose they are. From hit_by_vulnerability, then
 * occurrence_live and ci_pkey, each item once.
 */
export async function findTouched(db: Executor, actor: Actor, vulnerabilityId: string): Promise<Touched> {
  const { rows } = await sql<Touched>`
    with touched as materialized (
      select ci.owner_id, ci.division_id, ci.team_id from inventory.ci
      where ${visible(actor, 'finding.view', 'ci')} and ci.id = any(array(
        select o.ci_id from matching.hit
        join inventory.occurrence o on o.component_id = hit.component_id and o.until is null
        where hit.vulnerability_id = ${vulnerabilityId} and ${isSeen}))),
    owner as (
      select p.id, p.name, count(*)::int as items from touched join identity.person p on p.id = touched.owner_id
      group by p.id, p.name)
    select (select count(*)::int from touched where owner_id is null) as ownerless,
      array(select distinct division_id from touched where division_id is not null) as "divisionIds",
      array(select distinct team_id from touched where team_id is not null) as "teamIds",
      jsonb_build_object('total', (select count(*)::int from owner), 'rows', coalesce((
        select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'items', items) order by items desc, name, id)
        from (select * from owner order by items desc, name, id limit ${shown}) few), '[]')) as owners`.execute(
    db,
  )
  return rows[0] ?? { ownerless: 0, divisionIds: [], teamIds: [], owners: { total: 0, rows: [] } }
}

/** Contacts of the divisions who can sign in. */
export async function findContacts(db: Executor, divisionIds: readonly string[]): Promise<Some<ContactRow>> {
  return await few<ContactRow>(
    db,
    sql`
    select distinct p.id, p.name, jsonb_build_object('id', d.id, 'name',
      jsonb_build_object('ja', d.name_ja, 'en', d.name_en)) as division
    from identity.membership m
    join identity.person p on p.id = m.person_id and p.disabled_at is null
    join identity.division d on d.id = m.division_id
    where m.role = 'contact' and m.division_id = any(${[...divisionIds]}::uuid[])`,
  )
}

/** Those who decide for the teams and can sign in; by membership_by_team. */
export async function findInCharge(
  db: Executor,
  teamIds: readonly string[],
): Promise<readonly TeamPeopleRow[]> {
  const { rows } = await sql<TeamPeopleRow>`
    select ${team} as team, count(distinct p.id)::int as total, coalesce((
      select jsonb_agg(jsonb_build_object('id', one.id, 'name', one.name) order by one.name, one.id) from (
        select distinct q.id, q.name from identity.membership own
        join identity.person q on q.id = own.person_id and q.disabled_at is null
        where own.team_id = t.id and ${decides('own')} order by q.name, q.id limit ${shown}) one), '[]') as people
    from identity.team t
    left join identity.membership m on m.team_id = t.id and ${decides('m')}
    left join identity.person p on p.id = m.person_id and p.disabled_at is null
    where t.id = any(${[...teamIds]}::uuid[])
    group by t.id order by t.kind, t.id`.execute(db)
  return rows
}

const team = sql`jsonb_build_object('id', t.id, 'kind', t.kind, 'name',
  jsonb_build_object('ja', t.name_ja, 'en', t.name_en))`

/** Roles that may assess findings of their team. */
const decides = (alias: string) => sql`${sql.ref(`${alias}.role`)} in ('responder', 'engineer', 'handler')`

/** What decisions are looked at. */
export type DecidedOn = { readonly vulnerabilityId: string } | { readonly ciId: string }

/**
 * Who made the decisions that hold, the last first: those on all of a team's items for people of the company, those on
 * an item for who may see it, as the list of decisions shows them.
 */
export async function findDeciders(db: Executor, actor: Actor, on: DecidedOn): Promise<Some<DeciderRow>> {
  const isStaff = actor.kind === 'system' || (actor.kind === 'person' && actor.internal)
  const where =
    'ciId' in on ? sql`a.ci_id = ${on.ciId}::uuid` : sql`a.vulnerability_id = ${on.vulnerabilityId}::uuid`
  return await few<DeciderRow>(
    db,
    sql`
    select p.id, p.name, ${team} as team, count(*)::int as decisions,
      to_char(max(a.made_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from matching.assessment a
    join identity.person p on p.id = a.made_by
    join identity.team t on t.id = a.team_id
    where ${where} and a.undone_at is null and ${isCleared(actor, sql`a.vulnerability_id`)}
      and ((a.ci_id is null and ${isStaff}) or exists (
        select from inventory.ci where ci.id = a.ci_id and ${visible(actor, 'finding.view', 'ci')}))
    group by p.id, p.name, t.id`,
    sql`at desc, name, id`,
  )
}

/** The first of the rows (id, name, …) and how many there are. */
async function few<Row>(
  db: Executor,
  query: RawBuilder<unknown>,
  order: RawBuilder<unknown> = sql`name, id`,
): Promise<Some<Row>> {
  const { rows } = await sql<{ total: number; row: Row }>`
    select (count(*) over ())::int as total, to_jsonb(found) as row from (${query}) found
    order by ${order} limit ${shown}`.execute(db)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ row }) => row) }
}
