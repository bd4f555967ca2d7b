import type { GraphColumnId, ImpactGraph } from '#contract/matching/impact-graph.ts'

/** The columns that are folded in a graph, each once. */
export function foldedIn({ sides }: Pick<ImpactGraph, 'sides'>): readonly GraphColumnId[] {
  const columns = sides.flatMap((side) => side.columns.filter((column) => column.folded))
  return [...new Set(columns.map((column) => column.id))]
}
