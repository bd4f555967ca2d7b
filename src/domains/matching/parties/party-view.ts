import { type RawBuilder, sql } from 'kysely'
import { type Actor, mayHold, visible } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { CiRef, Side } from '../impact/item.ts'
import type { PartyKind } from './party.ts'

/** Items of a party that agree in what they are counted by. */
export interface OwnGroup {
  readonly side: Side
  readonly kind: string
  readonly divisionId: string | null
  readonly teamId: string | null
  readonly cis: number
}

const columns = { organisation: 'organisation_id', division: 'division_id', team: 'team_id' } as const

/** The items of a party as far as the actor may see them, in groups, and how many further ones hold them. */
export async function readOwnItems(
  db: Executor,
  actor: Actor,
  { kind, id }: { readonly kind: PartyKind; readonly id: string },
): Promise<{ readonly groups: readonly OwnGroup[]; readonly above: number }> {
  const { rows } = await sql<{ readonly groups: readonly OwnGroup[]; readonly above: number }>`
    with item as materialized (
      select ci.id, ci.side, ci.kind, ci.division_id, ci.team_id from inventory.ci
      where ${sql.ref(`ci.${columns[kind]}`)} = ${id} and ${visible(actor, 'ci.view', 'ci')})
    select (select coalesce(json_agg(g), '[]') from (
        select side, kind, division_id as "divisionId", team_id as "teamId", count(*)::int as cis
        from item group by side, kind, division_id, team_id) g) as groups,
      (select count(*)::int
        from (select distinct ancestor_id from inventory.closure
          where depth > 0 and descendant_id = any(array(select id from item))) held
        join inventory.ci up on up.id = held.ancestor_id
        where ${visible(actor, 'ci.view', 'up')} and (up.id in (select id from item)) is not true) as above`.execute(
    db,
  )
  return rows[0] ?? { groups: [], above: 0 }
}

/** In what items tell of an organisation: as whose customer, or by whom it is supplied. */
export type Telling = 'received' | 'supplied'

const told = {
  received: sql`ci.attributes ->> 'customer'`,
  supplied: sql`coalesce(ci.attributes ->> 'supplier', ci.attributes ->> 'provider')`,
} as const

const isMeant = {
  received: sql`ci.kind = 'delivery'`,
  supplied: sql`ci.kind <> 'delivery' and ci.attributes ?| array['supplier', 'provider']`,
} as const

/** All that items which the actor may see tell in this respect, each text once. */
export async function listTold(db: Executor, actor: Actor, telling: Telling): Promise<readonly string[]> {
  const { rows } = await sql<{ text: string | null }>`
    select distinct ${told[telling]} as text from inventory.ci
    where ${isMeant[telling]} and ${visible(actor, 'ci.view', 'ci')}`.execute(db)
  return rows.flatMap(({ text }) => (text === null ? [] : [text]))
}

/** Named items that are told; all of them are counted. */
const shownItems = 50

/** The items that tell one of the texts; deliveries that are the organisation's own belong to it, too. */
export async function listTelling(
  db: Executor,
  actor: Actor,
  ask: { readonly telling: Telling; readonly texts: readonly string[]; readonly organisationId: string },
): Promise<{ readonly rows: CiRef[]; readonly total: number }> {
  const own = ask.telling === 'received' ? sql`or ci.organisation_id = ${ask.organisationId}` : sql``
  const { rows } = await sql<CiRef & { readonly total: number }>`
    select ci.id, ci.name, ci.kind, ci.side, (count(*) over ())::int as total from inventory.ci
    where ${isMeant[ask.telling]} and (${told[ask.telling]} = any(${[...ask.texts]}::text[]) ${own})
      and ${visible(actor, 'ci.view', 'ci')}
    order by ci.folded, ci.id limit ${shownItems}`.execute(db)
  return { rows: rows.map(({ total: _, ...ci }) => ci), total: rows[0]?.total ?? 0 }
}

type Role =
  | 'administrator'
  | 'handler'
  | 'responder'
  | 'engineer'
  | 'contact'
  | 'manager'
  | 'auditor'
  | 'guest'

export interface PartyPerson {
  readonly id: string
  readonly name: string
  readonly roles: Role[]
}

/** People told by name; all of them are counted. */
const shownPeople = 100

/** Who belongs to it and can sign in, for those who may see people; else null. Roles are those held there. */
export async function readPeople(
  db: Executor,
  actor: Actor,
  { kind, id }: { readonly kind: PartyKind; readonly id: string },
): Promise<{ readonly rows: PartyPerson[]; readonly total: number } | null> {
  if (actor.kind !== 'system' && !mayHold(actor, 'user.view')) return null
  const isHere: RawBuilder<unknown> =
    kind === 'organisation' ? sql`p.organisation_id = ${id}` : sql`${sql.ref(`m.${columns[kind]}`)} = ${id}`
  const { rows } = await sql<PartyPerson & { readonly total: number }>`
    select p.id, p.name, array_agg(distinct m.role) as roles, (count(*) over ())::int as total
    from identity.person p join identity.membership m on m.person_id = p.id
    where p.disabled_at is null and ${isHere}
    group by p.id order by p.name, p.id limit ${shownPeople}`.execute(db)
  return { rows: rows.map(({ total: _, ...person }) => person), total: rows[0]?.total ?? 0 }
}
