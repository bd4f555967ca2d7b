import type { GraphColumn, GraphNode, GraphSide } from '#contract/matching/impact-graph.ts'
import type { Lens } from '../../strands/lens.ts'
import { causeWidth, fixed, weightOf } from './columns.ts'
import type { Box, DrawnNode } from './place.ts'
import { makeRibbons, type Ribbon } from './ribbons.ts'

/** The head of a column, above its nodes. */
interface DrawnHead {
  readonly key: string
  readonly side: GraphSide['side']
  readonly column: GraphColumn
  readonly x: number
  readonly width: number
}

/** The butterfly in px: one wing to the left of the cause, the other to the right, development below. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly cause: Box
  readonly nodes: readonly DrawnNode[]
  readonly ribbons: readonly Ribbon[]
  readonly heads: readonly DrawnHead[]
  /** Where a wing would be that has nothing. */
  readonly empty: readonly (Box & { readonly side: GraphSide['side'] })[]
  /** The line on which development environments hang; null where there are none. */
  readonly stem: Box | null
}

interface Ask {
  readonly sides: readonly GraphSide[]
  readonly width: number
  readonly lens: Lens
}

const nodeHeight = 38
const gap = 8
const causeHeight = 148
/** Px that all items of the fuller wing have in each column, beyond what its nodes need to be read. */
const flow = 150
/** The middle of the wings is no deeper than this, so that one opened column does not push the cause away. */
const deepestMiddle = 330
/** How much of a column is the way to it. */
const wayShare = 0.23
const widestWay = 72
const narrowest = 98
/** Wider than this a few stations would be mere planes. */
const widest = 210
/** Weight of a wing without anything. */
const emptyWeight = 1
/** A name that stands upright needs so much. */
const hollowHeight = 92
/** Whose eyes look gets more of the room. */
const lensShare = { favoured: 1.25, other: 0.8 }

/** Places every node and every ribbon; the same graph in the same width is always drawn the same. */
export function layoutGraph({ sides, width, lens }: Ask): Drawing {
  const left = wingOf(sides, 'it', shareOf(lens, 'csirt'))
  const right = wingOf(sides, 'product', shareOf(lens, 'psirt'))
  const middleWidth = causeWidth(width)
  const room = width - middleWidth - left.narrow - right.narrow - 2 * fixed.edge
  const unit = Math.min(widest, Math.max(narrowest, room / (left.weight + right.weight)))
  const perItem = flow / Math.max(1, left.cis, right.cis)
  const leftWidth = left.weight * unit + left.narrow
  const rightWidth = right.weight * unit + right.narrow
  const causeX = fixed.edge + leftWidth
  const columns = [
    ...columnsOf(left, { at: causeX, towards: -1, unit, perItem }),
    ...columnsOf(right, { at: causeX + middleWidth, towards: 1, unit, perItem }),
  ]
  const tallest = Math.max(causeHeight, ...columns.map(heightOf))
  const middle = Math.min(tallest / 2, deepestMiddle)
  const cause = { x: causeX + 6, y: middle - causeHeight / 2, width: middleWidth - 12, height: causeHeight }
  const wings = columns.flatMap((column) => stack(column, Math.max(0, middle - heightOf(column) / 2)))
  const { nodes: below, stem } = hang(sides, { cause, perItem })
  const nodes = [...wings, ...below]
  const bottom = Math.max(cause.y + cause.height, ...nodes.map((node) => node.y + node.height))
  return {
    width: causeX + middleWidth + rightWidth + fixed.edge,
    height: bottom,
    cause,
    nodes,
    ribbons: makeRibbons({ sides, nodes: wings, cause }),
    heads: columns.flatMap(({ side, heads }) => heads.map((head) => ({ ...head, side }))),
    empty: [left, right].flatMap((wing) => {
      if (wing.cis > 0) return []
      const wide = wing.weight * unit
      const x = wing.side === 'it' ? fixed.edge : causeX + middleWidth
      return [{ side: wing.side, x, y: middle - 24, width: wide, height: 48 }]
    }),
    stem,
  }
}

function shareOf(lens: Lens, team: 'csirt' | 'psirt'): number {
  if (lens === 'both') return 1
  return lens === team ? lensShare.favoured : lensShare.other
}

interface Wing {
  readonly side: GraphSide['side']
  readonly cis: number
  readonly columns: readonly Weighed[]
  readonly links: GraphSide['links']
  readonly weight: number
  /** What its columns take that do not share in the room. */
  readonly narrow: number
}

interface Weighed {
  readonly column: GraphColumn
  readonly weight: number
  readonly narrow: number
  readonly isHollow: boolean
}

function wingOf(sides: readonly GraphSide[], side: 'it' | 'product', share: number): Wing {
  const graph = sides.find((one) => one.side === side)
  if (graph === undefined || graph.cis === 0) {
    return { side, cis: 0, columns: [], links: [], weight: emptyWeight, narrow: 0 }
  }
  const columns = graph.columns.map((column) => weigh(column, share))
  return {
    side,
    cis: graph.cis,
    columns,
    links: graph.links,
    weight: columns.reduce((sum, one) => sum + one.weight, 0),
    narrow: columns.reduce((sum, one) => sum + one.narrow, 0),
  }
}

function weigh(column: GraphColumn, share: number): Weighed {
  if (column.folded) return { column, weight: 0, narrow: fixed.folded, isHollow: false }
  const isHollow = column.nodes.every((node) => node.is === 'none')
  return isHollow
    ? { column, weight: 0, narrow: fixed.hollow, isHollow }
    : { column, weight: weightOf(column.id) * share, narrow: 0, isHollow }
}

/** A node with its height, before it has a place. */
interface Sized {
  readonly node: GraphNode
  readonly height: number
}

interface PlacedColumn {
  readonly side: GraphSide['side']
  readonly id: GraphColumn['id']
  readonly step: number
  readonly x: number
  readonly width: number
  readonly sized: readonly Sized[]
  readonly heads: readonly Omit<DrawnHead, 'side'>[]
  readonly isHollow: boolean
}

interface Measure {
  /** The edge of the cause from which the wing goes out. */
  readonly at: number
  readonly towards: 1 | -1
  readonly unit: number
  readonly perItem: number
}

function columnsOf(wing: Wing, { at, towards, unit, perItem }: Measure): readonly PlacedColumn[] {
  const placed: PlacedColumn[] = []
  let edge = at
  let order: readonly GraphNode[] = []
  for (const { column, weight, narrow, isHollow } of wing.columns) {
    const whole = weight * unit + narrow
    const way = wayTo(whole, { column, isHollow })
    const x = towards === 1 ? edge + way : edge - whole
    const width = whole - way
    const head = { key: `${wing.side} ${column.id}`, column, x, width }
    if (!column.folded) order = sorted(column.nodes, order, wing.links)
    const least = isHollow ? hollowHeight : nodeHeight
    const sized = (column.folded ? [] : order).map((node) => ({ node, height: least + perItem * node.cis }))
    const heads = isHollow ? [] : [head]
    placed.push({ side: wing.side, id: column.id, step: placed.length, x, width, sized, heads, isHollow })
    edge += towards * whole
  }
  return placed
}

/** How much of a column's width is before its nodes. */
function wayTo(whole: number, { column, isHollow }: Pick<Weighed, 'column' | 'isHollow'>): number {
  if (column.folded) return 0
  return isHollow ? whole / 2 : Math.min(whole * wayShare, widestWay)
}

/** Nodes beside those they are linked with, so that few ribbons cross; others and none stay at the end. */
function sorted(
  nodes: readonly GraphNode[],
  before: readonly GraphNode[],
  links: GraphSide['links'],
): readonly GraphNode[] {
  if (before.length === 0) return nodes
  const rank = new Map(before.map((node, index) => [node.id, index]))
  const place = (node: GraphNode) => {
    const own = links.filter((link) => link.to === node.id && rank.has(link.from))
    const weight = own.reduce((sum, link) => sum + link.cis, 0)
    return own.reduce((sum, link) => sum + link.cis * (rank.get(link.from) ?? 0), 0) / Math.max(1, weight)
  }
  const last = { one: 0, others: 1, none: 2 }
  const placed = nodes.map((node, index) => ({ node, index, place: place(node) }))
  return placed
    .sort((a, b) => last[a.node.is] - last[b.node.is] || a.place - b.place || a.index - b.index)
    .map(({ node }) => node)
}

function heightOf({ sized }: PlacedColumn): number {
  return sized.reduce((sum, one) => sum + one.height, 0) + gap * Math.max(0, sized.length - 1)
}

function stack(column: PlacedColumn, top: number): readonly DrawnNode[] {
  const { side, id, step, isHollow } = column
  let y = top
  return column.sized.map(({ node, height }) => {
    const place = { key: `${column.side} ${node.id}`, x: column.x, y, width: column.width, height }
    y += height + gap
    return { ...place, side, column: id, step, node, isHollow }
  })
}

/** Development environments hang below the cause, between the wings. */
function hang(
  sides: readonly GraphSide[],
  { cause, perItem }: { readonly cause: Box; readonly perItem: number },
): Pick<Drawing, 'nodes' | 'stem'> {
  const column = sides.find((one) => one.side === 'development')?.columns.find((one) => !one.folded)
  if (column === undefined || column.nodes.length === 0) return { nodes: [], stem: null }
  const top = cause.y + cause.height + 44
  const sized = column.nodes.map((node) => ({ node, height: nodeHeight + perItem * node.cis }))
  const { x, width } = cause
  const nodes = stack(
    { side: 'development', id: column.id, step: 0, x, width, sized, heads: [], isHollow: false },
    top,
  )
  const from = cause.y + cause.height
  const last = nodes.at(-1)
  const stem = { x: x + width / 2 - 7, y: from, width: 14, height: (last?.y ?? from) - from }
  return { nodes, stem }
}
