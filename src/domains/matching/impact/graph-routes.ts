import {
  type GraphColumn,
  type GraphNode,
  type GraphSide,
  listImpactGraphItems as listRoute,
  readImpactGraph as readRoute,
} from '#contract/matching/impact-graph.ts'
import type { Context } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import { type ColumnId, columnsOf, graphSides, none } from './graph.ts'
import { type ImpactGraph, listImpactGraphItems, readImpactGraph } from './graph-actions.ts'
import type { GraphItemRow } from './graph-items-view.ts'
import type { GraphNodeRow, Passing } from './graph-view.ts'
import type { ItemPlace } from './impact-view.ts'
import type { Side } from './item.ts'

const answer = answering<Context>()

/** What a question touches, in columns, and the items behind. */
export const graphRoutes = [
  answer(readRoute, async ({ context, query }) => presentGraph(await readImpactGraph(context, query))),
  answer(listRoute, async ({ context, query: { cursor, ...query } }) => {
    const { rows, total } = await listImpactGraphItems(context, { ...query, after: readPlace(cursor) })
    const last = rows.at(-1)?.at
    const next =
      rows.length === query.limit && last !== undefined
        ? writeCursor([last.place, last.folded, last.id])
        : null
    return { rows: rows.map(presentItem), next, total }
  }),
]

function readPlace(cursor: string | undefined): ItemPlace | undefined {
  const [place, folded, id] = readCursor(cursor) ?? []
  return typeof place === 'number' && typeof folded === 'string' && typeof id === 'string'
    ? { place, folded, id }
    : undefined
}

function presentItem({ at: _, ...item }: GraphItemRow) {
  return item
}

function presentGraph(graph: ImpactGraph) {
  const { subject, rows, asOf } = graph
  const { vulnerability } = subject
  const sides = graphSides.map((side) => presentSide(graph, side))
  const sum = (of: (passing: Passing) => number) => rows.sides.reduce((total, side) => total + of(side), 0)
  const whole = {
    cis: sum((one) => one.cis),
    affected: sum((one) => one.affected),
    undetermined: sum((one) => one.undetermined),
    open: sum((one) => one.open),
  }
  return {
    from: {
      ...subject,
      vulnerability:
        vulnerability === null ? null : { ...vulnerability, aliases: [...vulnerability.aliases] },
    },
    ...presentPassing(graph, whole),
    all: rows.all,
    sides,
    asOf: asOf.toString(),
  }
}

/** Figures that the question asks for; the others are not 0 but not there. */
function presentPassing({ about }: ImpactGraph, { cis, affected, undetermined, open }: Passing) {
  const asksVerdict = about !== 'items'
  return {
    cis,
    affected: asksVerdict ? affected : null,
    undetermined: asksVerdict ? undetermined : null,
    open: about === 'vulnerability' ? open : null,
  }
}

const nothing: Passing = { cis: 0, affected: 0, undetermined: 0, open: 0 }

function presentSide(graph: ImpactGraph, side: Side): GraphSide {
  const { rows, shape, about } = graph
  const columns = columnsOf(side, about === 'items' ? 'via' : 'component').map((id): GraphColumn => {
    const counted = rows.stations.find((one) => one.side === side && one.column === id)
    const folded = shape.fold.includes(id)
    return { id, folded, stations: counted?.stations ?? 0, nodes: folded ? [] : nodesOf(graph, side, id) }
  })
  const idOf = (column: ColumnId, n: number | null) => nodeId(graph, { side, column, n })
  const links = rows.links
    .filter((link) => link.side === side)
    .map(({ column, next, a, b, cis }) => ({ from: idOf(column, a), to: idOf(next, b), cis }))
  const passing = rows.sides.find((one) => one.side === side) ?? nothing
  return { side, ...presentPassing(graph, passing), columns, links }
}

type Seat = Pick<GraphNodeRow, 'side' | 'column' | 'n'>

function keyOf({ rows }: ImpactGraph, { side, column, n }: Seat): string {
  if (n === null) return 'others'
  if (n === 0) return none
  return rows.tops.find((top) => top.side === side && top.column === column && top.n === n)?.key ?? ''
}

function nodeId(graph: ImpactGraph, seat: Seat): string {
  return `${seat.column}:${keyOf(graph, seat)}`
}

/** The largest first, then all others together, then those who pass none. */
function nodesOf(graph: ImpactGraph, side: Side, column: ColumnId): GraphNode[] {
  const place = (n: number | null) => (n === null ? 1_000 : n || 2_000)
  return graph.rows.nodes
    .filter((node) => node.side === side && node.column === column)
    .sort((a, b) => place(a.n) - place(b.n))
    .map((node) => presentNode(graph, node))
}

function presentNode(graph: ImpactGraph, node: GraphNodeRow): GraphNode {
  const { rows } = graph
  const { side, column, n } = node
  const same = <Row extends { readonly side: Side; readonly column: ColumnId }>(list: readonly Row[]) =>
    list.filter((row) => row.side === side && row.column === column)
  const unnamed = { name: null, version: null, bilingual: null, ciId: null, kind: null }
  const passing = { id: nodeId(graph, node), ...presentPassing(graph, node) }
  if (n === null) {
    const stations = (same(rows.stations)[0]?.stations ?? 0) - same(rows.tops).length
    return { ...passing, is: 'others', ...unnamed, stations }
  }
  if (n === 0) return { ...passing, is: 'none', ...unnamed, stations: 0 }
  return { ...passing, is: 'one', ...unnamed, ...nameOf(graph, node), stations: 1 }
}

function nameOf(graph: ImpactGraph, node: GraphNodeRow): Partial<GraphNode> {
  const { cis, components, divisions, organisations, customers } = graph.rows
  const key = keyOf(graph, node)
  const named = <Row extends { readonly id: string }>(list: readonly Row[]) =>
    list.find((row) => row.id === key)
  switch (node.column) {
    case 'component': {
      const component = named(components)
      return { name: component?.name ?? key, version: component?.version ?? null }
    }
    case 'via':
      return { name: key }
    case 'division':
      return { bilingual: named(divisions)?.name ?? null }
    case 'customer':
      return { bilingual: named(organisations)?.name ?? null, name: named(customers)?.name ?? null }
    default: {
      const ci = named(cis)
      return { name: ci?.name ?? null, ciId: ci?.id ?? null, kind: ci?.kind ?? null }
    }
  }
}
