import { type RawBuilder, sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { teamJson } from '../assessments/assessment-view.ts'
import { type ColumnId, columnIds, type GraphPlace, none } from './graph.ts'
import type { Standing } from './impact.ts'
import type { ItemPlace } from './impact-view.ts'
import type { CiRef } from './item.ts'
import type { Team } from './name-view.ts'
import { type Matter, touchedItems } from './touched-view.ts'

/** A matter, or items by id each with what led to it: how it was reached from the item where a question began. */
export type GraphMatter =
  | Matter
  | { readonly kind: 'items'; readonly ids: readonly string[]; readonly vias: readonly string[] }

/** How an item can be reached from the one where a question began; their numbers are keys of the column `via`. */
export const vias = ['self', 'connects-to', 'builds', 'contains', 'uses', 'runs-on', 'delivered-as'] as const

/** A column as the tables below write it. */
export function columnNumber(column: ColumnId): RawBuilder<unknown> {
  return sql.lit(columnIds.indexOf(column))
}

/**
 * Common table expressions that end in `kept`: the items that a matter touches and that pass all places. Before it
 * - `touched`: the items without narrowing; `numbered`: the same, numbered in the order of lists
 * - `up`: what holds them, as far as the actor may see it, numbered by name; `house`: divisions, numbered
 * - `part` (n, "column", key): the stations of each item, each once; keys are numbers, so that 12,000 items with some
 *   80,000 stations are grouped and joined in little memory.
 *
 * What is held is read by closure_up, holders once each by ci_pkey, as in `itemAbove`. How many items a component has,
 * PostgreSQL cannot know: run it by `withoutLoops`.
 */
export function keptItems(actor: Actor, matter: GraphMatter, at: readonly GraphPlace[]): RawBuilder<unknown> {
  return sql`${touchedBy(actor, matter)},
    numbered as materialized (
      select row_number() over (order by place, folded, ci_id)::int as n, touched.* from touched),
    pair as materialized (
      select numbered.n, closure.ancestor_id as id
      from inventory.closure join numbered on numbered.ci_id = closure.descendant_id
      where closure.descendant_id = any(array(select ci_id from touched)) and closure.depth > 0
      union all select n, ci_id from numbered where kind in ('product', 'delivery')),
    up as materialized (
      select row_number() over (order by up.folded, up.id)::int as n, up.id, ${customer} as customer,
        ${customerName} as customer_name, case
          when up.kind = 'product' then ${columnNumber('product')}
          when up.kind = 'delivery' then ${columnNumber('delivery')}
          when up.side = 'it' then ${columnNumber('system')} end as "column"
      from inventory.ci up
      where up.id = any(array(select distinct id from pair)) and ${visible(actor, 'finding.view', 'up')}),
    buyer as materialized (
      select up.*, dense_rank() over (order by customer)::int as customer_n from up where customer is not null),
    house as materialized (
      select id, row_number() over (order by name_ja, name_en, id)::int as n from identity.division),
    part as materialized (
      ${leadsTo(matter)}
      union all select n, ${columnNumber('item')}, n::bigint from numbered
      union all select numbered.n, ${columnNumber('division')}, house.n
        from numbered join house on house.id = numbered.division_id
      union all select pair.n, up."column", up.n from pair join up on up.id = pair.id where up."column" is not null
      union all select distinct pair.n, ${columnNumber('customer')}, buyer.customer_n
        from pair join buyer on buyer.id = pair.id),
    kept as materialized (select * from numbered where ${isAt(at)})`
}

/** As the delivery's own attribute tells it. */
const customerName = sql`case when up.kind = 'delivery' then nullif(btrim(up.attributes ->> 'customer'), '') end`

/** To whom something was delivered: the organisation whose item the delivery is, else a key of the name that it tells. */
const customer = sql`case when up.kind = 'delivery' then
  case when (up.organisation_id in (select id from identity.organisation where kind <> 'own')) is true
    then up.organisation_id::text else md5(${customerName}) end end`

function touchedBy(actor: Actor, matter: GraphMatter): RawBuilder<unknown> {
  if (matter.kind !== 'items') return touchedItems(actor, matter)
  const ids = sql`${[...matter.ids]}::uuid[]`
  return sql`met as materialized (
      select distinct * from unnest(${ids}, ${[...matter.vias]}::text[]) as led (ci_id, via)),
    touched as materialized (
      select ci.id as ci_id, side, kind, name, folded, organisation_id, division_id, team_id, owner_id,
        null::text as verdict, null::text as standing, null::uuid as decision_id, 2 as place
      from inventory.ci where ci.id = any(${ids}) and ${visible(actor, 'finding.view', 'ci')})`
}

/** What of the cause is at the items, or how they are reached. */
function leadsTo(matter: GraphMatter): RawBuilder<unknown> {
  return matter.kind === 'items'
    ? sql`select numbered.n, ${columnNumber('via')} as "column", array_position(${[...vias]}::text[], met.via)::bigint as key
        from met join numbered on numbered.ci_id = met.ci_id`
    : sql`select numbered.n, ${columnNumber('component')} as "column", met.component_id as key
        from met join numbered on numbered.ci_id = met.ci_id`
}

/** The number of a place's key; null where there is none such. */
export function keyNumber({ column, key }: GraphPlace): RawBuilder<unknown> {
  switch (column) {
    case 'component':
      return sql`${key}::bigint`
    case 'via':
      return sql`array_position(${[...vias]}::text[], ${key}::text)`
    case 'item':
      return sql`(select n from numbered where ci_id = ${key}::uuid)`
    case 'division':
      return sql`(select n from house where id = ${key}::uuid)`
    case 'customer':
      return sql`(select min(customer_n) from buyer where customer = ${key})`
    default:
      return sql`(select n from up where id = ${key}::uuid)`
  }
}

/** Items have no stations of the other side, so `none` there means only those who could have some. */
function isAt(at: readonly GraphPlace[]): RawBuilder<unknown> {
  const conditions = at.map((place) => {
    const of = sql`select n from part where "column" = ${columnNumber(place.column)}`
    return place.key === none
      ? sql`((n in (${of})) is not true and side = any(${[...sidesWith(place.column)]}::text[]))`
      : sql`(n in (${of} and key = ${keyNumber(place)})) is true`
  })
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

function sidesWith(column: ColumnId): readonly string[] {
  if (column === 'system') return ['it']
  if (column === 'product' || column === 'delivery' || column === 'customer') return ['product']
  return ['it', 'development', 'product']
}

/**
 * Does work in which no join is a loop over its rows: PostgreSQL takes the items of a popular component for a few, and
 * a loop over 12,000 of them takes minutes. Only for the statements of this work.
 */
export async function withoutLoops<Result>(db: Executor, work: () => Promise<Result>): Promise<Result> {
  await sql`select set_config('enable_nestloop', 'off', true)`.execute(db)
  const result = await work()
  await sql`select set_config('enable_nestloop', 'on', true)`.execute(db)
  return result
}

export interface GraphItemRow {
  readonly ci: CiRef
  readonly team: Team | null
  readonly division: { readonly id: string; readonly name: Team['name'] } | null
  readonly verdict: 'affected' | 'undetermined' | null
  readonly standing: Standing | null
  readonly at: ItemPlace
}

/** One page of the items behind a graph, worst verdict first, and how many there are. */
export async function listGraphItemRows(
  db: Executor,
  actor: Actor,
  ask: {
    readonly matter: GraphMatter
    readonly at: readonly GraphPlace[]
    readonly page: { readonly after: ItemPlace | undefined; readonly limit: number }
  },
): Promise<{ readonly rows: readonly GraphItemRow[]; readonly total: number }> {
  const { after, limit } = ask.page
  const rest =
    after === undefined
      ? sql`true`
      : sql`(place, folded, ci_id) > (${after.place}, ${after.folded}, ${after.id}::uuid)`
  const asked = sql<{ rows: readonly GraphItemRow[]; total: number }>`
    with ${keptItems(actor, ask.matter, ask.at)},
    page as materialized (select * from kept where ${rest} order by place, folded, ci_id limit ${limit})
    select (select count(*)::int from kept) as total, (select coalesce(jsonb_agg(jsonb_build_object(
        'ci', jsonb_build_object('id', page.ci_id, 'name', page.name, 'kind', page.kind, 'side', page.side),
        'team', (select ${teamJson('t')} from identity.team t where t.id = page.team_id),
        'division', (select jsonb_build_object('id', d.id, 'name', jsonb_build_object('ja', d.name_ja, 'en', d.name_en))
          from identity.division d where d.id = page.division_id),
        'verdict', page.verdict, 'standing', page.standing,
        'at', jsonb_build_object('place', page.place, 'folded', page.folded, 'id', page.ci_id))
      order by page.place, page.folded, page.ci_id), '[]') from page) as rows`
  const { rows } = await withoutLoops(db, () => asked.execute(db))
  return rows[0] ?? { rows: [], total: 0 }
}
