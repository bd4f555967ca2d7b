import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import {
  type ColumnId,
  columnIds,
  columnsOf,
  type GraphShape,
  graphSides,
  none,
  shownNodes,
} from './graph.ts'
import {
  columnNumber,
  type GraphMatter,
  keptItems,
  keyNumber,
  vias,
  withoutLoops,
} from './graph-items-view.ts'
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
 * item in neighbouring columns. Nothing is capped; every join is a hash join.
 */
export async function readGraphRows(
  db: Executor,
  actor: Actor,
  ask: { readonly matter: GraphMatter; readonly shape: GraphShape },
): Promise<GraphRows> {
  const { matter, shape } = ask
  const asked = sql<GraphRows>`
    with ${keptItems(actor, matter, shape.at)}, ${seats(matter, shape)}
    select (select count(*)::int from touched) as all,
      (select coalesce(json_agg(s), '[]') from (select side, ${passing} from brief group by side) s) as sides,
      (select coalesce(json_agg(s), '[]') from (
        select ${told}, count(*)::int as stations from ranked join drawn using (slot) group by slot, ${drawnAs}) s) as stations,
      (select coalesce(json_agg(s), '[]') from (select side, ${columnWord('named')} as "column", n, key from named) s) as tops,
      (select coalesce(json_agg(s), '[]') from (
        select ${told}, counted.* from (select slot, n, ${passing} from seat group by slot, n) counted
        join drawn using (slot)) s) as nodes,
      (select coalesce(json_agg(s), '[]') from (
        select drawn.side, ${columnWord('drawn')} as "column", ${columnWord('beside')} as next, linked.a, linked.b, linked.cis
        from (
          select a.slot, a.n as a, b.n as b, count(*)::int as cis
          from seat a join seat b on b.item = a.item and b.slot = a.slot + 1
          group by a.slot, a.n, b.n) linked
        join drawn on drawn.slot = linked.slot join drawn beside on beside.slot = linked.slot + 1) s) as links,
      ${labels}`
  const { rows } = await withoutLoops(db, () => asked.execute(db))
  const [found] = rows
  if (found === undefined) throw new Error('an aggregate without a row')
  return found
}

const passing = sql`count(*)::int as cis, (count(*) filter (where place = 0))::int as affected,
  (count(*) filter (where place = 1))::int as undetermined, (count(*) filter (where open))::int as open`

/** The name of a column, from its number. */
function columnWord(table: string): RawBuilder<unknown> {
  return sql`(${[...columnIds]}::text[])[${sql.ref(`${table}.column`)} + 1]`
}

const drawnAs = sql`drawn.side, drawn."column"`
const told = sql`drawn.side, ${columnWord('drawn')} as "column"`

/**
 * A slot is a column of a side; those of a side follow each other, and an item has seats of one side only, so that
 * neighbours are a slot and the next. Everything that is as long as there are seats consists of numbers.
 */
function seats(matter: GraphMatter, { at, fold, open }: GraphShape): RawBuilder<unknown> {
  const first = matter.kind === 'items' ? 'via' : 'component'
  const slots = graphSides.flatMap((side) =>
    columnsOf(side, first)
      .filter((column) => !fold.includes(column))
      .map((column) => ({ side, column })),
  )
  const rows = slots.map(({ side, column }, slot) => {
    const place = at.find((one) => one.column === column && one.key !== none)
    const chosen = place === undefined ? sql`null` : keyNumber(place)
    const most = open.includes(column) ? shownNodes.open : shownNodes.closed
    return sql`(${sql.lit(slot)}, ${side}::text, ${columnNumber(column)}, ${chosen}::bigint, ${sql.lit(most)})`
  })
  return sql`
    brief as materialized (
      select n, side, place, (standing = 'open') is true as open from kept),
    drawn (slot, side, "column", chosen, most) as materialized (values ${sql.join(rows)}),
    seat_all as materialized (
      select brief.n as item, drawn.slot, brief.place, brief.open, part.key
      from part join brief on brief.n = part.n
      join drawn on drawn.side = brief.side and drawn."column" = part."column"
      where drawn.chosen is null or drawn.chosen = part.key
      union all
      select brief.n, drawn.slot, brief.place, brief.open, 0
      from brief join drawn on drawn.side = brief.side
      where ((brief.n, drawn."column") in (select n, "column" from part)) is not true),
    ranked as materialized (
      select slot, key, row_number() over (partition by slot order by count(*) desc, min(place), key)::int as n
      from seat_all where key <> 0 group by slot, key),
    top as materialized (select ranked.* from ranked join drawn using (slot) where ranked.n <= drawn.most),
    seat as materialized (
      select s.item, s.slot, case when s.key = 0 then 0 else top.n end as n, s.place, s.open
      from seat_all s left join top on top.slot = s.slot and top.key = s.key
      where s.key = 0 or top.n is not null
      union all
      select distinct s.item, s.slot, null::int, s.place, s.open
      from seat_all s where s.key <> 0 and ((s.slot, s.key) in (select slot, key from top)) is not true),
    named as materialized (
      select ${drawnAs}, top.slot, top.n, ${keyText} as key from top join drawn using (slot))`
}

/** The key that a number stands for; arrays, because a look-up in a table of 12,000 rows would be a walk. */
const keyText = sql`case drawn."column"
  when ${columnNumber('component')} then key::text
  when ${columnNumber('via')} then (${[...vias]}::text[])[key]
  when ${columnNumber('item')} then (array(select ci_id from numbered order by n))[key]::text
  when ${columnNumber('division')} then (array(select id from house order by n))[key]::text
  when ${columnNumber('customer')} then (select min(customer) from buyer where customer_n = key)
  else (array(select id from up order by n))[key]::text end`

function keysOf(...columns: readonly ColumnId[]): RawBuilder<unknown> {
  const numbers = columns.map((column) => columnNumber(column))
  return sql`array(select key from named where "column" in (${sql.join(numbers)}))`
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
  (select coalesce(jsonb_agg(distinct jsonb_build_object('id', customer, 'name', customer_name)), '[]') from buyer
    where customer = md5(customer_name) and customer = any(${keysOf('customer')})) as customers`
