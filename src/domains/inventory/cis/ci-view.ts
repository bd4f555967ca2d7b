import { sql } from 'kysely'
import { type Actor, givenTo, visible } from '#domains/identity/index.ts'
import { likePattern } from '#kernel/text/search.ts'
import type { Executor } from '#platform/database/database.ts'
import type { Criticality, Exposure, Tlp } from './ci.ts'
import type { Side } from './kind.ts'

interface Party {
  readonly id: string
  readonly name: { readonly ja: string | null; readonly en: string | null }
}

/** A configuration item as its screens show it. */
export interface CiRow {
  readonly id: string
  readonly kind: string
  readonly side: Side
  readonly name: string
  readonly folded: string
  readonly organisation: Party
  readonly division: Party | null
  readonly team: Party | null
  readonly owner: { readonly id: string; readonly name: string } | null
  readonly partOf: { readonly id: string; readonly name: string; readonly kind: string } | null
  readonly criticality: Criticality | null
  readonly exposure: Exposure | null
  readonly tlp: Tlp
  readonly needToKnow: boolean
  readonly attributes: unknown
  readonly createdAt: Temporal.Instant
  readonly changedAt: Temporal.Instant
  readonly version: number
  readonly given: boolean
  readonly components: number
  readonly composed: boolean
}

export interface CiFilter {
  readonly q?: string | undefined
  readonly kind?: string | undefined
  readonly side?: Side | undefined
  /** `none`: items without; so for division and owner. */
  readonly teamId?: string | undefined
  readonly organisationId?: string | undefined
  readonly divisionId?: string | undefined
  readonly ownerId?: string | undefined
  readonly partOfId?: string | undefined
  /** The last row of the page before. */
  readonly after?: { readonly folded: string; readonly id: string } | undefined
  readonly limit: number
}

/**
 * Items the actor may see, by name. Served by ci_by_name; `q` reads all names, as row-level security lets no index of texts serve.
 */
export async function listCiRows(db: Executor, actor: Actor, filter: CiFilter): Promise<readonly CiRow[]> {
  const { rows } = await sql<CiRow>`
    ${ciColumns(actor)}
    where ${visible(actor, 'ci.view', 'ci')} and ${conditions(filter)}
    order by ci.folded, ci.id limit ${filter.limit}`.execute(db)
  return rows
}

/** How many there are in all, up to 10,000. */
export async function countCiRows(db: Executor, actor: Actor, filter: CiFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from (
      select from inventory.ci where ${visible(actor, 'ci.view', 'ci')} and ${conditions({ ...filter, after: undefined })}
      limit 10000) as counted`.execute(db)
  return rows[0]?.total ?? 0
}

export async function findCiRow(db: Executor, actor: Actor, id: string): Promise<CiRow | undefined> {
  const { rows } = await sql<CiRow>`
    ${ciColumns(actor)} where ci.id = ${id} and ${visible(actor, 'ci.view', 'ci')}`.execute(db)
  return rows[0]
}

/** Which of the items the actor may know of; asked for the event stream. */
export async function findVisibleCis(
  db: Executor,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select ci.id from inventory.ci
    where ci.id = any(${[...ids]}::uuid[]) and ${visible(actor, 'ci.view', 'ci')}`.execute(db)
  return new Set(rows.map((row) => row.id))
}

function ciColumns(actor: Actor) {
  const party = (alias: string) =>
    sql`case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object('id', ${sql.ref(`${alias}.id`)},
      'name', jsonb_build_object('ja', ${sql.ref(`${alias}.name_ja`)}, 'en', ${sql.ref(`${alias}.name_en`)})) end`
  return sql`
    select ci.id, ci.kind, ci.side, ci.name, ci.folded, ${party('o')} as organisation, ${party('d')} as division,
      ${party('t')} as team,
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as owner,
      (select jsonb_build_object('id', whole.id, 'name', whole.name, 'kind', whole.kind)
        from inventory.relation r join inventory.ci whole on whole.id = r.from_id
        where r.to_id = ci.id and r.kind = 'contains' and r.until is null and ${visible(actor, 'ci.view', 'whole')}
        order by r.since limit 1) as "partOf",
      ci.criticality, ci.exposure, ci.tlp, ci.need_to_know as "needToKnow", ci.attributes,
      ci.created_at as "createdAt", ci.changed_at as "changedAt", ci.version,
      ${givenTo(actor, 'ci')} as given,
      (select coalesce(sum(doc.components), 0)::int from inventory.document doc
        where doc.ci_id = ci.id and doc.state in ('read', 'partly')) as components,
      ${isComposed} as composed
    from inventory.ci
    join identity.organisation o on o.id = ci.organisation_id
    left join identity.division d on d.id = ci.division_id
    left join identity.team t on t.id = ci.team_id
    left join identity.person p on p.id = ci.owner_id`
}

/**
 * Whether `ci` has a document that was read and lists something, or holds others and none of those at the ends is without one, be it its own
 * or of what holds it below `ci`. Behind the wall a document out of sight is none. Served by closure's keys.
 */
const isComposed = sql`(
  exists (select from inventory.document own where own.ci_id = ci.id and own.state in ('read', 'partly')
    and own.components > 0)
  or (exists (select from inventory.closure held where held.ancestor_id = ci.id and held.depth > 0)
    and not exists (
      select from inventory.closure held
      where held.ancestor_id = ci.id and held.depth > 0
        and not exists (
          select from inventory.closure farther where farther.ancestor_id = held.descendant_id and farther.depth > 0)
        and not exists (
          select from inventory.closure between_them
          join inventory.document doc on doc.ci_id = between_them.ancestor_id and doc.state in ('read', 'partly')
            and doc.components > 0
          where between_them.descendant_id = held.descendant_id and between_them.ancestor_id <> ci.id
            and exists (select from inventory.closure own
              where own.ancestor_id = ci.id and own.descendant_id = between_them.ancestor_id)))))`

function conditions(filter: CiFilter) {
  const parts = [sql<boolean>`true`]
  if (filter.q !== undefined && filter.q !== '') parts.push(sql`ci.folded like ${likePattern(filter.q)}`)
  if (filter.kind !== undefined) parts.push(sql`ci.kind = ${filter.kind}`)
  if (filter.side !== undefined) parts.push(sql`ci.side = ${filter.side}`)
  if (filter.organisationId !== undefined) parts.push(sql`ci.organisation_id = ${filter.organisationId}`)
  const owned = { team_id: filter.teamId, division_id: filter.divisionId, owner_id: filter.ownerId }
  for (const [name, id] of Object.entries(owned)) {
    if (id === 'none') parts.push(sql`${sql.ref(`ci.${name}`)} is null`)
    else if (id !== undefined) parts.push(sql`${sql.ref(`ci.${name}`)} = ${id}`)
  }
  if (filter.partOfId !== undefined) {
    parts.push(sql`exists (select from inventory.relation r
      where r.from_id = ${filter.partOfId} and r.to_id = ci.id and r.kind = 'contains' and r.until is null)`)
  }
  if (filter.after !== undefined)
    parts.push(sql`(ci.folded, ci.id) > (${filter.after.folded}, ${filter.after.id}::uuid)`)
  return sql.join(parts, sql` and `)
}
