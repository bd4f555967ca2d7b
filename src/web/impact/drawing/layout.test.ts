import { describe, expect, it } from 'vitest'
import type { GraphColumnId, GraphNode, GraphSide } from '#contract/matching/impact-graph.ts'
import { foldFor } from './columns.ts'
import { type Drawing, layoutGraph } from './layout.ts'
import { moveFrom } from './move.ts'
import type { Box, DrawnNode } from './place.ts'

let seed = 7
function below(limit: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((seed / 2_147_483_648) * limit)
}

function node(id: string, cis: number, is: GraphNode['is'] = 'one'): GraphNode {
  const unnamed = { version: null, bilingual: null, ciId: null, kind: null, stations: 1 }
  return { id, is, name: id, ...unnamed, cis, affected: cis, undetermined: 0, open: cis }
}

/** A side whose items pass one station a column each: so sums of links are figures of nodes. */
function side(name: GraphSide['side'], columns: readonly GraphColumnId[], items: number): GraphSide {
  const paths = Array.from({ length: items }, () =>
    columns.map((column) => `${column}:${['none', 'others'][below(20)] ?? below(13)}`),
  )
  const count = (of: (path: readonly string[]) => string) => {
    const counts = new Map<string, number>()
    for (const path of paths) counts.set(of(path), (counts.get(of(path)) ?? 0) + 1)
    return [...counts]
  }
  const kind = (id: string) => (['none', 'others'] as const).find((is) => id.endsWith(`:${is}`)) ?? 'one'
  return {
    side: name,
    cis: items,
    affected: items,
    undetermined: 0,
    open: items,
    columns: columns.map((id, index) => ({
      id,
      folded: false,
      stations: 13,
      nodes: count((path) => path[index] ?? '').map(([nodeId, cis]) => node(nodeId, cis, kind(nodeId))),
    })),
    links: columns.slice(1).flatMap((_, index) =>
      count((path) => `${path[index]} ${path[index + 1]}`).map(([pair, cis]) => {
        const [from = '', to = ''] = pair.split(' ')
        return { from, to, cis }
      }),
    ),
  }
}

const it4 = ['component', 'item', 'system', 'division'] as const
const product5 = ['component', 'item', 'product', 'delivery', 'customer'] as const

interface Sizes {
  readonly it: number
  readonly development: number
  readonly product: number
}

function sidesOf(sizes: Sizes): readonly GraphSide[] {
  return [
    side('it', it4, sizes.it),
    side('development', ['item'], sizes.development),
    side('product', product5, sizes.product),
  ]
}

const cases = [
  { it: 1, development: 0, product: 0 },
  { it: 0, development: 2, product: 3 },
  { it: 40, development: 5, product: 60 },
  { it: 11_976, development: 30, product: 4 },
] as const

describe.each(cases)('with $it items in IT, $development in development, $product in products', (sizes) => {
  const sides = sidesOf(sizes)
  const drawings = [700, 1190, 1900].flatMap((width) =>
    (['csirt', 'both', 'psirt'] as const).map((lens) => layoutGraph({ sides, width, lens })),
  )

  it('nothing overlaps and nothing is outside', () => {
    for (const drawing of drawings) {
      const boxes: readonly Box[] = [...drawing.nodes, drawing.cause]
      expect(boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => overlap(a, b)))).toEqual([])
      expect(boxes.filter((box) => !isInside(box, drawing))).toEqual([])
    }
  })

  it('the ends of the ribbons fill the edge of each node, side by side', () => {
    for (const drawing of drawings) {
      for (const placed of drawing.nodes.filter((one) => one.side !== 'development')) {
        const arriving = drawing.ribbons.filter((one) => one.to === placed.key).map((one) => one.end)
        const leaving = drawing.ribbons.filter((one) => one.from === placed.key).map((one) => one.start)
        expect(fills(arriving, placed)).toBe(true)
        if (leaving.length > 0) expect(fills(leaving, placed)).toBe(true)
      }
    }
  })

  it('items that arrive and leave are those that pass', () => {
    const [drawing] = drawings
    for (const placed of drawing?.nodes.filter((one) => one.side !== 'development') ?? []) {
      const sum = (ribbons: Drawing['ribbons']) => ribbons.reduce((total, one) => total + one.cis, 0)
      const leaving = drawing?.ribbons.filter((one) => one.from === placed.key) ?? []
      expect(sum(drawing?.ribbons.filter((one) => one.to === placed.key) ?? [])).toBe(placed.node.cis)
      if (leaving.length > 0) expect(sum(leaving)).toBe(placed.node.cis)
    }
  })

  it('more items are never drawn smaller, in either wing', () => {
    for (const { nodes } of drawings) {
      const sorted = nodes.filter((one) => !one.isHollow).sort((a, b) => a.node.cis - b.node.cis)
      expect(
        sorted.every((one, index) => index === 0 || one.height >= (sorted[index - 1]?.height ?? 0)),
      ).toBe(true)
    }
  })

  it('is drawn the same again', () => {
    expect(layoutGraph({ sides, width: 1190, lens: 'both' })).toEqual(drawings[4])
  })

  it('arrows reach every node from every other', () => {
    const { nodes } = layoutGraph({ sides, width: 1190, lens: 'both' })
    const [first] = nodes
    if (first === undefined) return
    expect(reachable(nodes, first).size).toBe(nodes.length)
  })
})

function overlap(a: Box, b: Box): boolean {
  const slack = 0.01
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return across > slack && down > slack
}

function isInside(box: Box, drawing: Drawing): boolean {
  const { x, y, width, height } = box
  return x >= 0 && y >= -0.01 && x + width <= drawing.width + 0.01 && y + height <= drawing.height + 0.01
}

function fills(ends: readonly { readonly top: number; readonly height: number }[], box: Box): boolean {
  const sorted = [...ends].sort((a, b) => a.top - b.top)
  let at = box.y
  for (const end of sorted) {
    if (Math.abs(end.top - at) > 0.01) return false
    at = end.top + end.height
  }
  return Math.abs(at - box.y - box.height) < 0.01
}

function reachable(nodes: readonly DrawnNode[], from: DrawnNode): ReadonlySet<string> {
  const seen = new Set([from.key])
  const waiting = [from]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const arrow of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const) {
      const next = moveFrom(nodes, at, arrow)
      if (next !== null && !seen.has(next.key)) {
        seen.add(next.key)
        waiting.push(next)
      }
    }
  }
  return seen
}

it('leaves a folded column a narrow place, and joins its neighbours', () => {
  const [whole] = sidesOf({ it: 12, development: 0, product: 0 })
  if (whole === undefined) throw new Error('no side')
  const folded = {
    ...whole,
    columns: whole.columns.map((column) =>
      column.id === 'component' ? { ...column, folded: true, nodes: [] } : column,
    ),
    links: whole.links.filter((link) => !link.from.startsWith('component:')),
  }
  const drawing = layoutGraph({ sides: [folded], width: 1190, lens: 'both' })

  expect(drawing.heads.find((head) => head.column.id === 'component')?.width).toBe(28)
  const roots = drawing.ribbons.filter((ribbon) => ribbon.from === null).map((ribbon) => ribbon.to)
  expect(roots.every((key) => key.startsWith('it item:'))).toBe(true)
  expect(roots.length).toBeGreaterThan(0)
})

it('folds first what can best be spared, and ever less in more room', () => {
  expect(foldFor(1600, 'component')).toEqual([])
  expect(foldFor(1000, 'via')[0]).toBe('via')
  const widths = Array.from({ length: 60 }, (_, index) => 400 + index * 20)
  const counts = widths.map((width) => foldFor(width, 'component').length)
  expect(counts).toEqual([...counts].sort((a, b) => b - a))
})
