import { type Tlp, tlpRank } from './actor.ts'

/** To whom something is to be given. */
export type Recipient =
  | { readonly kind: 'person'; readonly clearance: Tlp; readonly internal: boolean }
  | { readonly kind: 'organisation'; readonly internal: boolean }

/**
 * What of TLP 2.0 (FIRST) keeps a thing of a label from being given: it lies above the person's clearance; AMBER+STRICT
 * stays within the company; RED is for single people, by name. Undefined: nothing does.
 */
export type LabelObstacle = 'clearance' | 'strict' | 'named-only'

export function labelObstacle(tlp: Tlp, to: Recipient): LabelObstacle | undefined {
  if (to.kind === 'person' && tlpRank(to.clearance) < tlpRank(tlp)) return 'clearance'
  if (to.kind === 'organisation' && tlp === 'red') return 'named-only'
  return tlp === 'amber+strict' && !to.internal ? 'strict' : undefined
}
