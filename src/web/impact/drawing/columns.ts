import type { GraphColumnId } from '#contract/matching/impact-graph.ts'

/** What leads to the items: the version they hold, or the way they were reached from an item. */
export type First = 'component' | 'via'

/** How wide a column is beside the others. */
const weights: Readonly<Record<GraphColumnId, number>> = {
  component: 0.94,
  via: 0.94,
  item: 1.16,
  system: 1,
  division: 1,
  product: 1,
  delivery: 1,
  customer: 1,
}

export function weightOf(column: GraphColumnId): number {
  return weights[column]
}

/** Widths that do not depend on the room, in px. */
export const fixed = { folded: 28, hollow: 62, edge: 2 }

/** The cause takes less where there is little. */
export function causeWidth(width: number): number {
  return width < 900 ? 148 : 176
}

/** Below this a column of weight 1 cannot be read. */
const readable = 112

/** Columns of both wings, from the cause outwards. */
const wings: Readonly<Record<First, readonly GraphColumnId[]>> = {
  component: [
    'component',
    'item',
    'system',
    'division',
    'component',
    'item',
    'product',
    'delivery',
    'customer',
  ],
  via: ['via', 'item', 'system', 'division', 'via', 'item', 'product', 'delivery', 'customer'],
}

/** In which order columns are given up where there is no room for all. */
const dispensable = (first: First): readonly GraphColumnId[] => [first, 'delivery', 'system', 'item']

/** Columns to fold so that the others can be read in this width. */
export function foldFor(width: number, first: First): readonly GraphColumnId[] {
  const order = dispensable(first)
  for (let count = 0; count < order.length; count += 1) {
    const fold = order.slice(0, count)
    if (causeWidth(width) + widthWanted(wings[first], fold) <= width) return fold
  }
  return order.slice(0, -1)
}

function widthWanted(columns: readonly GraphColumnId[], fold: readonly GraphColumnId[]): number {
  return columns.reduce(
    (sum, column) => sum + (fold.includes(column) ? fixed.folded : weightOf(column) * readable),
    0,
  )
}
