import type { TeamState } from '#contract/matching/findings.ts'
import { type Level, levels, type StrandLevel } from '../../strands/level.ts'

/** How much teams are concerned, as far as it is known: an interval, both ends included. */
export interface KnownInterest {
  readonly lower: Level
  readonly upper: Level
  /** Set by a person. */
  readonly isSet: boolean
  /** Facts have changed since it was set: it wants to be looked at again. */
  readonly outdated: boolean
}

/**
 * The interest of several teams as one, the greatest of both ends; null where nothing is known, or not to the reader.
 * What a person set counts until facts overtake it; then the proposal may raise it, as it does in the order of lists.
 */
export function interestOf(teams: readonly Pick<TeamState, 'interest'>[]): KnownInterest | null {
  const known = teams.flatMap(({ interest }) => (interest === null ? [] : (endsOf(interest) ?? [])))
  if (known.length === 0) return null
  return {
    lower: greatest(known.map((one) => one.lower)),
    upper: greatest(known.map((one) => one.upper)),
    isSet: known.some((one) => one.isSet),
    outdated: known.some((one) => one.outdated),
  }
}

/** As the strand mark draws it. */
export function strandLevelOf({ lower, upper }: KnownInterest): StrandLevel {
  return lower === upper ? lower : { from: lower, to: upper }
}

function endsOf({ lower, upper, set, outdated }: NonNullable<TeamState['interest']>): KnownInterest | null {
  if (set !== null) {
    const raised = outdated ? greatest([set, upper ?? set]) : set
    return { lower: set, upper: raised, isSet: true, outdated }
  }
  return lower === null || upper === null ? null : { lower, upper, isSet: false, outdated: false }
}

function greatest(some: readonly Level[]): Level {
  return levels.findLast((level) => some.includes(level)) ?? 'none'
}
