import type { CiRef, RelationKind, WayStep } from './item.ts'

/** An edge as it is walked: from an item that was reached to another. */
export interface WalkedEdge {
  readonly fromId: string
  readonly relation: RelationKind
  readonly direction: 'from' | 'to'
  readonly ci: CiRef & { readonly folded: string }
}

/** How far along relations a question goes (decisions.md "Matching"). */
export const furthest = 6

/** An item and the edge by which it was reached first. */
interface Reached {
  readonly edge: WalkedEdge
  readonly steps: number
  /** Whether what it contains is concerned with it: it is built by, or part of what is built by, what was reached. */
  readonly isBuilt: boolean
}

/** What a walk has reached so far, breadth first; each item once, so that circles end. */
export interface Walk {
  readonly startId: string
  readonly reached: ReadonlyMap<string, Reached>
  /** Items reached in the last step. */
  readonly frontier: readonly { readonly id: string; readonly isBuilt: boolean }[]
  readonly steps: number
}

export function beginWalk(startId: string): Walk {
  return { startId, reached: new Map(), frontier: [{ id: startId, isBuilt: false }], steps: 0 }
}

/** One step further, along these edges of the frontier. */
export function stepOn(walk: Walk, edges: readonly WalkedEdge[]): Walk {
  const reached = new Map(walk.reached)
  const fresh = new Map<string, boolean>()
  const steps = walk.steps + 1
  for (const edge of edges) {
    const { id } = edge.ci
    if (id === walk.startId || reached.has(id)) continue
    const isBuilt = edge.relation === 'builds' || (edge.relation === 'contains' && edge.direction === 'from')
    reached.set(id, { edge, steps, isBuilt })
    fresh.set(id, isBuilt)
  }
  const frontier = [...fresh].map(([id, isBuilt]) => ({ id, isBuilt }))
  return { ...walk, reached, frontier, steps }
}

/** An item of the walk with the way to it. */
export interface ReachedItem {
  readonly ci: CiRef & { readonly folded: string }
  readonly steps: number
  readonly way: readonly WayStep[]
}

/** Everything reached, the nearest first, then by name. */
export function reachedItems(walk: Walk): readonly ReachedItem[] {
  return [...walk.reached.values()]
    .map(({ edge, steps }) => ({ ci: edge.ci, steps, way: wayTo(walk, edge) }))
    .sort((a, b) => a.steps - b.steps || compare(a.ci.folded, b.ci.folded) || compare(a.ci.id, b.ci.id))
}

/** Relations by which what is reached holds whatever it was reached from. */
const holding: ReadonlySet<RelationKind> = new Set(['runs-on', 'delivered-as'])

/** Items that were entered otherwise than by holding what was reached before, with the relation that led to them. */
export function enteredItems(
  reached: readonly ReachedItem[],
): readonly { readonly id: string; readonly via: RelationKind }[] {
  return reached.flatMap(({ ci, way }) => {
    const last = way.at(-1)
    if (last === undefined || holding.has(last.relation)) return []
    const isHeld = last.relation === 'contains' && last.direction === 'to'
    return isHeld ? [] : [{ id: ci.id, via: last.relation }]
  })
}

function wayTo(walk: Walk, edge: WalkedEdge): readonly WayStep[] {
  const { folded: _, ...ci } = edge.ci
  const before = walk.reached.get(edge.fromId)
  return [
    ...(before === undefined ? [] : wayTo(walk, before.edge)),
    { relation: edge.relation, direction: edge.direction, ci },
  ]
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
