import { type RawBuilder, sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { teamJson } from '../assessments/assessment-view.ts'
import { type GraphPlace, none } from './graph.ts'
import type { Standing } from './impact.ts'
import type { ItemPlace } from './impact-view.ts'
import type { CiRef } from './item.ts'
import type { Team } from './name-view.ts'
import { type Matter, touchedItems } from './touched-view.ts'

/** A matter, or items by id each with what led to it: how it was reached from the item where a question began. */
export type GraphMatter =
  | Matter
  | { readonly kind: 'items'; readonly ids: readonly string[]; readonly vias: readonly string[] }

/**
 * Common table expressions that end in `kept`: one row for every item that a matter touches and that passes all places,
 * with its stations as arrays of keys, one array a column; null where it passes none. A column with a place keeps that
 * one alone. Before it `touched`: the items without narrowing.
 *
 * Stations are gathered by `union all` and one grouping by item, without a join: however many items a popular component
 * has, PostgreSQL cannot choose a loop over them. Holders are found by closure_up, as in `itemAbove`.
 */
export function keptItems(actor: Actor, matter: GraphMatter, at: readonly GraphPlace[]): RawBuilder<unknown> {
  return sql`${touchedBy(actor, matter)},
    held as materialized (
      select closure.descendant_id as ci_id, up.id, ${customer} as customer, ${customerName} as customer_name, case
        when up.kind in ('product', 'delivery') then up.kind
        when up.side = 'it' and closure.depth > 0 then 'system' end as "column"
      from inventory.closure join inventory.ci up on up.id = closure.ancestor_id
      where closure.descendant_id = any(array(select ci_id from touched)) and ${visible(actor, 'finding.view', 'up')}),
    passed as materialized (
      select ci_id, max(side) as side, max(kind) as kind, max(name) as name, max(folded) as folded,
        min(place) as place, max(verdict) as verdict, max(standing) as standing, max(team_id) as team_id,
        array[ci_id::text] as item, ${stations('division')}, ${stations('component')}, ${stations('via')},
        ${stations('system')}, ${stations('product')}, ${stations('delivery')}, ${stations('customer')}
      from (
        select ci_id, side, kind, name, folded, place, verdict, standing, team_id::text as team_id,
          'division' as "column", division_id::text as key from touched
        union all select ci_id, ${nothing}, "column", key from (${leadsTo(matter)}) led
        union all select ci_id, ${nothing}, "column", id::text from held where "column" is not null
        union all select distinct ci_id, ${nothing}, 'customer', customer from held where customer is not null
      ) part
      group by ci_id),
    kept as materialized (select ${narrowed(at)} from passed where ${isAt(at)})`
}

/** As the delivery's own attribute tells it. */
const customerName = sql`case when up.kind = 'delivery' then nullif(btrim(up.attributes ->> 'customer'), '') end`

/** To whom something was delivered: the organisation whose item the delivery is, else a key of the name that it tells. */
const customer = sql`case when up.kind = 'delivery' then
  case when (up.organisation_id in (select id from identity.organisation where kind <> 'own')) is true
    then up.organisation_id::text else md5(${customerName}) end end`

const nothing = sql`null, null, null, null, null::int, null, null, null`

function stations(column: string): RawBuilder<unknown> {
  return sql`array_agg(key) filter (where "column" = ${sql.lit(column)} and key is not null) as ${sql.ref(column)}`
}

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

/** What of the cause is at the items (or how they are reached), as rows of (ci_id, column, key). */
function leadsTo(matter: GraphMatter): RawBuilder<unknown> {
  const isTouched = sql`(ci_id in (select ci_id from touched)) is true`
  return matter.kind === 'items'
    ? sql`select ci_id, 'via' as "column", via as key from met where ${isTouched}`
    : sql`select ci_id, 'component' as "column", component_id::text as key from met where ${isTouched}`
}

const allColumns = [
  'ci_id',
  'side',
  'kind',
  'name',
  'folded',
  'place',
  'verdict',
  'standing',
  'team_id',
  'division',
  'component',
  'via',
  'item',
  'system',
  'product',
  'delivery',
  'customer',
] as const

function narrowed(at: readonly GraphPlace[]): RawBuilder<unknown> {
  return sql.join(
    allColumns.map((column) => {
      const place = at.find((one) => one.column === column)
      if (place === undefined || place.key === none) return sql.ref(column)
      return sql`array[${place.key}::text] as ${sql.ref(column)}`
    }),
  )
}

/** Items have no stations of the other side, so `none` there means only those who could have some. */
function isAt(at: readonly GraphPlace[]): RawBuilder<unknown> {
  const conditions = at.map(({ column, key }) => {
    if (key !== none) return sql`${key}::text = any(${sql.ref(column)})`
    return sql`${sql.ref(column)} is null and side = any(${[...sidesWith(column)]}::text[])`
  })
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

function sidesWith(column: GraphPlace['column']): readonly string[] {
  if (column === 'system') return ['it']
  if (column === 'product' || column === 'delivery' || column === 'customer') return ['product']
  return ['it', 'development', 'product']
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
  const { rows } = await sql<{ rows: readonly GraphItemRow[]; total: number }>`
    with ${keptItems(actor, ask.matter, ask.at)},
    page as materialized (select * from kept where ${rest} order by place, folded, ci_id limit ${limit})
    select (select count(*)::int from kept) as total, (select coalesce(jsonb_agg(jsonb_build_object(
        'ci', jsonb_build_object('id', page.ci_id, 'name', page.name, 'kind', page.kind, 'side', page.side),
        'team', (select ${teamJson('t')} from identity.team t where t.id = page.team_id::uuid),
        'division', (select jsonb_build_object('id', d.id, 'name', jsonb_build_object('ja', d.name_ja, 'en', d.name_en))
          from identity.division d where d.id = page.division[1]::uuid),
        'verdict', page.verdict, 'standing', page.standing,
        'at', jsonb_build_object('place', page.place, 'folded', page.folded, 'id', page.ci_id))
      order by page.place, page.folded, page.ci_id), '[]') from page) as rows`.execute(db)
  return rows[0] ?? { rows: [], total: 0 }
}
