import type { Severity, TeamState } from '#contract/matching/findings.ts'
import { type Level, levels, type StrandLevel, type Strands } from '../../strands/level.ts'

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

/**
 * Both halves of the strand mark. While an open item belongs to nobody, it is unknown whether a team without
 * items of its own is concerned.
 */
export function strandsOf({ severity, teams }: Touching): Strands {
  const nobody = standingOf(teams, 'nobody')
  const unclaimed = nobody !== null && !isSettled(nobody)
  const half = (strand: 'csirt' | 'psirt'): StrandLevel => {
    const standing = standingOf(teams, strand)
    if (standing === null) return unclaimed ? 'unknown' : 'none'
    if (isSettled(standing)) return 'none'
    const interest = interestOf(teams, strand)
    if (interest?.isSet === true) return interest.level
    if (standing.worst !== 'affected' && standing.affected === 0) return 'unknown'
    return interest?.level ?? levelOf(severity?.rating ?? null)
  }
  return { csirt: half('csirt'), psirt: half('psirt') }
}

/**
 * The interest of the strand's teams: the greatest of both ends; null where nothing is known, or not to the reader.
 * What a person set counts until facts overtake it; then the proposal may raise it.
 */
function interestOf(
  teams: readonly TeamState[],
  strand: 'csirt' | 'psirt',
): { readonly level: StrandLevel; readonly isSet: boolean } | null {
  const known = teams.flatMap(({ team, interest }) =>
    strandOf(team) === strand && interest !== null ? (endsOf(interest) ?? []) : [],
  )
  if (known.length === 0) return null
  const from = greatest(known.map((one) => one.from))
  const to = greatest(known.map((one) => one.to))
  return { level: from === to ? from : { from, to }, isSet: known.some((one) => one.isSet) }
}

function endsOf({ lower, upper, set, outdated }: NonNullable<TeamState['interest']>) {
  if (set !== null) return { from: set, to: outdated ? greatest([set, upper ?? set]) : set, isSet: true }
  return lower === null || upper === null ? null : { from: lower, to: upper, isSet: false }
}

function greatest(some: readonly Level[]): Level {
  return levels.findLast((level) => some.includes(level)) ?? 'none'
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
