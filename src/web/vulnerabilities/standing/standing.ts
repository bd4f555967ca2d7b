import type { Severity, TeamState } from '#contract/matching/findings.ts'
import type { Level, StrandLevel, Strands } from '../../strands/level.ts'
import { interestOf, strandLevelOf } from './interest.ts'

/** How one or several teams stand to a vulnerability. */
export type Standing = Omit<TeamState, 'team' | 'interest'>

/** Whose items: the two strands, a division's own group, or nobody's yet. */
export type Strand = 'csirt' | 'psirt' | 'division' | 'nobody'

export function strandOf(team: TeamState['team']): Strand {
  return team === null ? 'nobody' : team.kind
}

/** The standings of several teams as one; null when they have no items. */
function sumOf(standings: readonly Standing[]): Standing | null {
  const [first, ...others] = standings
  if (first === undefined) return null
  return others.reduce(
    (sum, one) => ({
      worst: one.worst === 'affected' ? 'affected' : sum.worst,
      cis: sum.cis + one.cis,
      open: sum.open + one.open,
      affected: sum.affected + one.affected,
      settled: sum.settled + one.settled,
    }),
    first,
  )
}

/** The standing of all teams of these strands; null when they have no items. */
export function standingOf(teams: readonly TeamState[], ...strands: readonly Strand[]): Standing | null {
  return sumOf(teams.filter(({ team }) => strands.includes(strandOf(team))))
}

interface Touching {
  readonly severity: Severity
  readonly teams: readonly TeamState[]
}

/** Why a half of the strand mark is filled as it is. */
export type Ground = 'interest' | 'severity' | 'settled' | 'untouched' | 'unclaimed' | 'undetermined'

/** A half of the strand mark. */
export interface Half {
  readonly level: StrandLevel
  readonly by: Ground
}

/**
 * Both halves of the strand mark: by the team's interest where it is known, else by severity. While an open item
 * belongs to nobody, it is unknown whether a team without items of its own is concerned.
 */
export function halvesOf({ severity, teams }: Touching): Readonly<Record<keyof Strands, Half>> {
  const nobody = standingOf(teams, 'nobody')
  const unclaimed = nobody !== null && !isSettled(nobody)
  const half = (strand: keyof Strands): Half => {
    const standing = standingOf(teams, strand)
    if (standing === null)
      return unclaimed ? { level: 'unknown', by: 'unclaimed' } : { level: 'none', by: 'untouched' }
    if (isSettled(standing)) return { level: 'none', by: 'settled' }
    const interest = interestOf(teams.filter(({ team }) => strandOf(team) === strand))
    const undetermined = standing.worst !== 'affected' && standing.affected === 0
    if (undetermined && interest?.isSet !== true) return { level: 'unknown', by: 'undetermined' }
    if (interest !== null) return { level: strandLevelOf(interest), by: 'interest' }
    return { level: levelOf(severity?.rating ?? null), by: 'severity' }
  }
  return { csirt: half('csirt'), psirt: half('psirt') }
}

/** Whether nothing is left to decide or to fix. */
function isSettled({ open, affected }: Standing): boolean {
  return open === 0 && affected === 0
}

const levelOfRating: Readonly<Record<NonNullable<NonNullable<Severity>['rating']>, Level>> = {
  critical: 'immediate',
  high: 'high',
  medium: 'medium',
  low: 'low',
  none: 'low',
}

/** Where no interest is known: by severity. */
function levelOf(rating: keyof typeof levelOfRating | null): StrandLevel {
  return rating === null ? { from: 'low', to: 'immediate' } : levelOfRating[rating]
}
