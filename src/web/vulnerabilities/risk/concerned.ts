import type { TeamState } from '#contract/matching/findings.ts'
import { interestOf, type KnownInterest } from '../standing/interest.ts'
import { type Strand, strandOf } from '../standing/standing.ts'

/** A side with items that a vulnerability touches, and how much it is concerned. */
export interface Concerned {
  readonly strand: Exclude<Strand, 'nobody'>
  /** null: unknown. */
  readonly interest: KnownInterest | null
}

/**
 * Whose interest decides where a vulnerability stands: that of the team whose list it is, else that of every side it
 * touches. A division's own team has none unless somebody set it, so that it is left away without.
 */
export function concernedBy(
  teams: readonly Pick<TeamState, 'team' | 'interest'>[],
  teamId: string | undefined,
): readonly Concerned[] {
  const counted = teamId === undefined ? teams : teams.filter(({ team }) => team?.id === teamId)
  return (['csirt', 'psirt', 'division'] as const).flatMap((strand) => {
    const own = counted.filter(({ team }) => strandOf(team) === strand)
    const interest = interestOf(own)
    return own.length === 0 || (strand === 'division' && interest === null) ? [] : [{ strand, interest }]
  })
}

/** How many items are touched: the team's, or everybody's. */
export function itemsTouched(
  teams: readonly Pick<TeamState, 'team' | 'cis'>[],
  teamId: string | undefined,
): number {
  const counted = teamId === undefined ? teams : teams.filter(({ team }) => team?.id === teamId)
  return counted.reduce((sum, { cis }) => sum + cis, 0)
}
