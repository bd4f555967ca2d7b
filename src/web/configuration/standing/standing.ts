import type { Ci, Side } from '#contract/inventory/cis.ts'
import type { StrandLevel, Strands } from '../../strands/level.ts'

/** Vulnerabilities found at an item and in what it holds, by what is decided. */
export interface FindingCounts {
  /** Matched for sure and not settled. */
  readonly affected: number
  /** The version does not tell, and nobody has decided. */
  readonly undetermined: number
  /** Waiting for a decision. */
  readonly open: number
  readonly settled: number
}

/** How an item stands to the vulnerabilities known; null: nobody knows, undefined: on its way. */
export type Standing = FindingCounts | null | undefined

const nothingFound: FindingCounts = { affected: 0, undetermined: 0, open: 0, settled: 0 }

/**
 * What the counts say of an item. An item of which no document tells the composition has no findings because
 * nobody could look: that is unknown, and not none.
 * @param counts of the item; undefined when the server named none
 */
export function standingOf(
  ci: Pick<Ci, 'composed'>,
  counts: FindingCounts | undefined,
): FindingCounts | null {
  return counts ?? (ci.composed ? nothingFound : null)
}

/** Findings decided as affecting the item and not fixed yet. */
export function decidedAffected({ affected, open, undetermined }: FindingCounts): number {
  return Math.max(affected - Math.max(open - undetermined, 0), 0)
}

/**
 * The strand mark of an item, on the side of the team that answers for it. How urgent each finding is belongs to
 * the vulnerability, so that the counts alone give bounds.
 */
export function strandsOf(side: Side, standing: Standing): Strands {
  const level = levelOf(standing)
  return side === 'product' ? { csirt: 'none', psirt: level } : { csirt: level, psirt: 'none' }
}

function levelOf(standing: Standing): StrandLevel {
  if (standing === null || standing === undefined) return 'unknown'
  if (standing.affected > 0) return { from: 'low', to: 'immediate' }
  return standing.open > 0 ? 'unknown' : 'none'
}
