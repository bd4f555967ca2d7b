import type { GraphSide } from '#contract/matching/impact-graph.ts'
import type { Box, DrawnNode } from './place.ts'

/** Items on their way between two nodes, as wide at each end as their share of what leaves or arrives there. */
export interface Ribbon {
  readonly key: string
  readonly side: GraphSide['side']
  /** Keys of nodes; null: the cause. */
  readonly from: string | null
  readonly to: string
  readonly cis: number
  readonly start: End
  readonly end: End
  readonly path: string
}

/** Where a ribbon meets a node. */
interface End {
  readonly x: number
  readonly top: number
  readonly height: number
}

interface Ask {
  readonly sides: readonly GraphSide[]
  readonly nodes: readonly DrawnNode[]
  readonly cause: Box
}

/** Of the cause's height, what the fuller wing takes. */
const causeShare = 0.8

/** The ribbons of both wings; the ends at a node fill its edge without overlapping. */
export function makeRibbons({ sides, nodes, cause }: Ask): readonly Ribbon[] {
  const most = Math.max(1, ...sides.map(({ side, cis }) => (side === 'development' ? 0 : cis)))
  return sides.flatMap((side) => {
    const own = nodes.filter((node) => node.side === side.side)
    const root = rootOf(side, cause, most)
    const first = Math.min(...own.map((node) => node.step))
    const roots = own
      .filter((node) => node.step === first)
      .map((to) => ({ from: root, to, cis: to.node.cis, key: null }))
    const byId = new Map(own.map((node) => [node.node.id, node]))
    const links = side.links.flatMap((link) => {
      const [from, to] = [byId.get(link.from), byId.get(link.to)]
      return from === undefined || to === undefined ? [] : [{ from, to, cis: link.cis, key: from.key }]
    })
    return draw(side.side, [...roots, ...links])
  })
}

function rootOf(side: GraphSide, cause: Box, most: number): Box {
  const height = Math.max(16, (cause.height * causeShare * side.cis) / most)
  return { ...cause, y: cause.y + cause.height / 2 - height / 2, height }
}

interface Way {
  readonly from: Box
  readonly to: DrawnNode
  readonly cis: number
  readonly key: string | null
}

function draw(side: GraphSide['side'], ways: readonly Way[]): readonly Ribbon[] {
  const starts = share(
    ways,
    (way) => way.from,
    (way) => way.to.y,
  )
  const ends = share(
    ways,
    (way) => way.to,
    (way) => way.from.y,
  )
  const isLeft = side === 'it'
  return ways.flatMap((way) => {
    const [start, end] = [starts.get(way), ends.get(way)]
    if (start === undefined || end === undefined) return []
    const from = { ...start, x: isLeft ? way.from.x : way.from.x + way.from.width }
    const to = { ...end, x: isLeft ? way.to.x + way.to.width : way.to.x }
    const key = `${way.key ?? ''} ${way.to.key}`
    const { key: target } = way.to
    return [
      { key, side, from: way.key, to: target, cis: way.cis, start: from, end: to, path: pathOf(from, to) },
    ]
  })
}

/** Divides the edge of each box among its ways by their items, in the order in which they lead on. */
function share(
  ways: readonly Way[],
  boxOf: (way: Way) => Box,
  otherEnd: (way: Way) => number,
): ReadonlyMap<Way, { readonly top: number; readonly height: number }> {
  const shares = new Map<Way, { readonly top: number; readonly height: number }>()
  for (const box of new Set(ways.map(boxOf))) {
    const own = ways.filter((way) => boxOf(way) === box).sort((a, b) => otherEnd(a) - otherEnd(b))
    const sum = own.reduce((total, way) => total + way.cis, 0)
    let top = box.y
    for (const way of own) {
      const height = (box.height * way.cis) / Math.max(1, sum)
      shares.set(way, { top, height })
      top += height
    }
  }
  return shares
}

function pathOf(start: End, end: End): string {
  const middle = (start.x + end.x) / 2
  const n = (value: number) => Math.round(value * 100) / 100
  const [a, b, m] = [n(start.x), n(end.x), n(middle)]
  const [top, bottom] = [n(start.top), n(start.top + start.height)]
  const [endTop, endBottom] = [n(end.top), n(end.top + end.height)]
  return `M${a} ${top}C${m} ${top} ${m} ${endTop} ${b} ${endTop}L${b} ${endBottom}C${m} ${endBottom} ${m} ${bottom} ${a} ${bottom}Z`
}
