import type { ImpactGraph } from '#contract/matching/impact-graph.ts'

/** A graph that is drawn, and to which question. */
interface Held<Graph> {
  readonly epoch: string
  readonly graph: Graph
}

type Shaped = Pick<ImpactGraph, 'sides'>

/** Whether both are drawn with the same nodes in the same places, however many items pass them. */
export function isSameShape(a: Shaped, b: Shaped): boolean {
  return shapeOf(a) === shapeOf(b)
}

function shapeOf({ sides }: Shaped): string {
  return JSON.stringify(
    sides.map((side) => side.columns.map((column) => column.nodes.map((node) => node.id))),
  )
}

/** What is to be drawn after an answer came: news of the same question waits while the reader is busy and it moves nodes. */
export function heldGraph<Graph extends Shaped>(
  held: Held<Graph> | null,
  now: { readonly epoch: string; readonly fresh: Graph | undefined; readonly isBusy: boolean },
): Held<Graph> | null {
  const { epoch, fresh, isBusy } = now
  if (fresh === undefined || held?.graph === fresh) return held
  if (held !== null && held.epoch === epoch && isBusy && !isSameShape(held.graph, fresh)) return held
  return { epoch, graph: fresh }
}
