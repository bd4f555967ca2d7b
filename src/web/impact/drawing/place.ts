import type { GraphColumnId, GraphNode, GraphSide } from '#contract/matching/impact-graph.ts'

/** A place in px. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A node in its place. */
export interface DrawnNode extends Box {
  readonly key: string
  readonly side: GraphSide['side']
  readonly column: GraphColumnId
  /** From the cause outwards. */
  readonly step: number
  readonly node: GraphNode
  /** Nobody passes a station of its column, which is kept narrow. */
  readonly isHollow: boolean
}
