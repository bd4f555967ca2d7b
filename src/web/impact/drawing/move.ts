import type { Box } from './place.ts'

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

const arrows: readonly Arrow[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']

export function readArrow(key: string): Arrow | undefined {
  return arrows.find((arrow) => arrow === key)
}

type Placed = Box & { readonly key: string }

/** Nodes of one column begin at the same x, but for rounding. */
const sameColumn = 4

/** Where an arrow leads from a node: within its column, or to the nearest node of the next column; null: nowhere. */
export function moveFrom<Node extends Placed>(nodes: readonly Node[], at: Node, arrow: Arrow): Node | null {
  const middle = (box: Box) => box.y + box.height / 2
  const column = nodes.filter((node) => Math.abs(node.x - at.x) < sameColumn)
  switch (arrow) {
    case 'ArrowUp':
      return column.filter((node) => node.y < at.y).sort((a, b) => b.y - a.y)[0] ?? null
    case 'ArrowDown':
      return column.filter((node) => node.y > at.y).sort((a, b) => a.y - b.y)[0] ?? null
    default: {
      const sign = arrow === 'ArrowLeft' ? -1 : 1
      const beyond = nodes.filter((node) => (node.x - at.x) * sign >= sameColumn)
      const nearest = Math.min(...beyond.map((node) => Math.abs(node.x - at.x)))
      return (
        beyond
          .filter((node) => Math.abs(node.x - at.x) < nearest + sameColumn)
          .sort((a, b) => Math.abs(middle(a) - middle(at)) - Math.abs(middle(b) - middle(at)))[0] ?? null
      )
    }
  }
}
