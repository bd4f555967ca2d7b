/** A decision, as far as it matters for how near it is to a finding. */
export interface Candidate {
  readonly id: string
  readonly ciId: string | null
  readonly componentId: number | null
  readonly sequence: number
  readonly madeAt: Temporal.Instant
  readonly isUndone: boolean
}

/** A finding: a component at an item, and how far up the items are of which it is a part (itself: 0). */
export interface Seen {
  readonly componentId: number
  readonly above: ReadonlyMap<string, number>
}

/**
 * The decision of an item's team that holds for a finding; undefined while nothing is decided. The one order, of which
 * `nearest-view.ts` is the same in SQL:
 *
 * 1. At each scope only the last decision that was not undone is in force.
 * 2. The nearer place wins: the item itself, then what holds it by the number of steps up, then all of the team's items.
 * 3. At the same place the decision on the component wins over the one on whichever component.
 * 4. Of two places equally far up, the later decision wins.
 *
 * @param decisions one team's on one vulnerability
 */
export function nearestTo<One extends Candidate>(seen: Seen, decisions: readonly One[]): One | undefined {
  const reaching = decisions.filter((one) => !one.isUndone && reaches(one, seen))
  const inForce = reaching.filter(
    (one) => !reaching.some((other) => isSameScope(one, other) && other.sequence > one.sequence),
  )
  return inForce.toSorted((a, b) => compareNearness(seen, a, b))[0]
}

function reaches({ ciId, componentId }: Candidate, seen: Seen): boolean {
  return (ciId === null || seen.above.has(ciId)) && (componentId === null || componentId === seen.componentId)
}

function isSameScope(one: Candidate, other: Candidate): boolean {
  return one.ciId === other.ciId && one.componentId === other.componentId
}

function compareNearness(seen: Seen, a: Candidate, b: Candidate): number {
  return (
    stepsTo(seen, a) - stepsTo(seen, b) ||
    Number(a.componentId === null) - Number(b.componentId === null) ||
    Temporal.Instant.compare(b.madeAt, a.madeAt) ||
    (b.id < a.id ? -1 : 1)
  )
}

/** No item is so deep. */
const beyondAll = 2 ** 31 - 1

function stepsTo(seen: Seen, { ciId }: Candidate): number {
  return ciId === null ? beyondAll : (seen.above.get(ciId) ?? beyondAll)
}
