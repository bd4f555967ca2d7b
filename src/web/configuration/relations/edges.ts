import type { Relation } from '#contract/inventory/relations.ts'

type Edge = Pick<Relation, 'kind' | 'direction'>

/**
 * Whether the other end of an item's relation is held by the item: whatever the other is affected by, the item shows.
 * The same rule as the closure's on the server.
 */
export function isHeldByItem({ kind, direction }: Edge): boolean {
  if (kind === 'delivered-as') return direction === 'to'
  return (kind === 'contains' || kind === 'runs-on') && direction === 'from'
}

/** Whether the other end holds the item. */
export function holdsItem({ kind, direction }: Edge): boolean {
  return isHeldByItem({ kind, direction: direction === 'from' ? 'to' : 'from' })
}
