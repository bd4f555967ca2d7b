export type RelationKind = 'contains' | 'runs-on' | 'uses' | 'connects-to' | 'builds' | 'delivered-as'

/** One directed edge of the graph: `fromId` kind `toId`. */
export interface Relation {
  readonly id: string
  readonly kind: RelationKind
  readonly fromId: string
  readonly toId: string
}

/**
 * Which end holds whatever the other holds, for the kinds that the closure covers:
 * the whole holds its parts' components, what runs on a host stands on the host's, a delivery has its release's.
 */
export function holderOf(
  relation: Relation,
): { readonly ancestorId: string; readonly descendantId: string } | undefined {
  switch (relation.kind) {
    case 'contains':
    case 'runs-on':
      return { ancestorId: relation.fromId, descendantId: relation.toId }
    case 'delivered-as':
      return { ancestorId: relation.toId, descendantId: relation.fromId }
    case 'uses':
    case 'connects-to':
    case 'builds':
      return undefined
  }
}
