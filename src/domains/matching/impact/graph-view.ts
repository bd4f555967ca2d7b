import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { type ColumnId, columnsOf, type GraphShape, graphSides, none, shownNodes } from './graph.ts'
import { type GraphMatter, keptItems } from './graph-items-view.ts'
import type { Side } from './item.ts'

/** Items that pass something, each counted once. */
export interface Passing {
  readonly cis: number
  readonly affected: number
  readonly undetermined: number
  readonly open: number
}

/** A node: `n` is 0 for those who pass none, its rank from 1, or null for all others together. */
export interface GraphNodeRow extends Passing {
  readonly side: Side
  readonly column: ColumnId
  readonly n: number | null
}

/** A station that is a node of its own. */
export interface GraphTopRow {
  readonly side: Side
  readonly column: ColumnId
  readonly n: number
  readonly key: string
}

interface Bilingual {
  readonly ja: string | null
  readonly en: string | null
}

/** The whole of a graph as it is counted. */
export interface GraphRows {
  readonly all: number
  readonly sides: readonly (Passing & { readonly side: Side })[]
  readonly stations: readonly { readonly side: Side; readonly column: ColumnId; readonly stations: number }[]
  readonly tops: readonly GraphTopRow[]
  readonly nodes: readonly GraphNodeRow[]
  readonly links: readonly {
    readonly side: Side
    readonly column: ColumnId
    readonly next: ColumnId
    readonly a: number | null
    readonly b: number | null
    readonly cis: number
  }[]
  readonly cis: readonly { readonly id: string; readonly name: string; readonly kind: string }[]
  readonly components: readonly {
    readonly id: string
    readonly name: string
    readonly version: string
  }[]
  readonly divisions: readonly { readonly id: string; readonly name: Bilingual }[]
  readonly organisations: readonly { readonly id: string; readonly name: Bilingual }[]
  /** Customers that only a delivery tells of, by their key. */
  readonly customers: readonly { readonly id: string; readonly name: string }[]
}

/**
 * Nodes and links of a graph, in one statement over `keptItems`: every item takes a seat at each of its stations
 * (`seat_all`), stations are ranked, seats beyond the rank become one (`seat`), and links are pairs of seats of one
 * item in neighbouring columns. Nothing is capped; 12,000 items make about 60,000 seats. All joins are hash joins: the
 * tables that meet are either small (`top`) or made by `unnest`, of which PostgreSQL expects several rows each.
 */
export async function readGraphRows(
  db: Executor,
  actor: Actor,
  ask: { readonly matter: GraphMatter; readonly shape: GraphShape },
): Promise<GraphRows> {
  const { matter, shape } = ask
  const { rows } = await sql<GraphRows>`
    with ${keptItems(actor, matter, shape.at)}, ${seats(matter, shape)}
    select (select count(*)::int from touched) as all,
      (select coalesce(json_agg(s), '[]') from (
        select side, ${passing} from kept group by side) s) as sides,
      (select coalesce(json_agg(s), '[]') from (
        select side, "column", count(*)::int as stations from ranked group by side, "column") s) as stations,
      (select coalesce(json_agg(s), '[]') from (select side, "column", n, key from top) s) as tops,
      (select coalesce(json_agg(s), '[]') from (
        select side, "column", n, ${passing} from seat group by side, "column", n) s) as nodes,
      (select coalesce(json_agg(s), '[]') from (
        select a.side, a."column", b."column" as next, a.n as a, b.n as b, count(*)::int as cis
        from seat a join seat b on b.ci_id = a.ci_id and b.side = a.side and b.place_in_row = a.place_in_row + 1
        group by a.side, a."column", b."column", a.n, b.n) s) as links,
      ${labels}`.execute(db)
  const [found] = rows
  if (found === undefined) throw new Error('an aggregate without a row')
  return found
}

const passing = sql`count(*)::int as cis, (count(*) filter (where place = 0))::int as affected,
  (count(*) filter (where place = 1))::int as undetermined,
  (count(*) filter (where standing = 'open'))::int as open`

function seats(matter: GraphMatter, { fold, open }: GraphShape): RawBuilder<unknown> {
  const first = matter.kind === 'items' ? 'via' : 'component'
  const parts = graphSides.flatMap((side) => {
    const shown = columnsOf(side, first).filter((column) => !fold.includes(column))
    return shown.map((column, index) => seatsAt(side, column, index))
  })
  const opened = open.length === 0 ? sql`false` : sql`"column" in (${sql.join([...open])})`
  return sql`
    seat_all as materialized (${sql.join(parts, sql` union all `)}),
    ranked as materialized (
      select side, "column", key, row_number() over (
        partition by side, "column" order by count(*) desc, min(place), min(folded), key)::int as n
      from seat_all where key <> ${none} group by side, "column", key),
    top as materialized (
      select * from ranked where n <= case when ${opened} then ${shownNodes.open}::int else ${shownNodes.closed} end),
    seat as materialized (
      select distinct s.ci_id, s.side, s."column", s.place_in_row, s.place, s.standing,
        case when s.key = ${none} then 0 else top.n end as n
      from seat_all s
      left join top on top.side = s.side and top."column" = s."column" and top.key = s.key)`
}

function seatsAt(side: Side, column: ColumnId, index: number): RawBuilder<unknown> {
  return sql`select ci_id, side, ${column}::text as "column", ${sql.lit(index)} as place_in_row, place, standing, folded,
      unnest(coalesce(${sql.ref(column)}, array[${none}::text])) as key
    from kept where side = ${side}`
}

function keysOf(...columns: readonly ColumnId[]): RawBuilder<unknown> {
  return sql`array(select key from top where "column" in (${sql.join([...columns])}))`
}

const bilingual = sql`jsonb_build_object('ja', name_ja, 'en', name_en)`

const labels = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'kind', kind)), '[]') from inventory.ci
    where id = any(${keysOf('item', 'system', 'product', 'delivery')}::uuid[])) as cis,
  (select coalesce(jsonb_agg(jsonb_build_object('id', id::text, 'name', coalesce(binary_name, name),
      'version', coalesce(binary_version, version))), '[]') from inventory.component
    where id = any(${keysOf('component')}::bigint[])) as components,
  (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', ${bilingual})), '[]') from identity.division
    where id = any(${keysOf('division')}::uuid[])) as divisions,
  (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', ${bilingual})), '[]') from identity.organisation
    where id = any(${keysOf('customer')}::uuid[])) as organisations,
  (select coalesce(jsonb_agg(distinct jsonb_build_object('id', customer, 'name', customer_name)), '[]') from held
    where customer = md5(customer_name) and customer = any(${keysOf('customer')})) as customers`
