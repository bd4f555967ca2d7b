import type { TeamState, VulnerabilityRow } from '#contract/matching/findings.ts'

/** A team's state where the team is known. */
export type OwingState = TeamState & { readonly team: NonNullable<TeamState['team']> }

/** A vulnerability, and which of some teams still owe a decision on it. */
export interface Waiting {
  readonly row: VulnerabilityRow
  readonly owing: readonly OwingState[]
}

/**
 * Of the lists of some teams, what waits for a decision of one of them, each once: first what waits for most of the
 * teams, because they have to agree on it; else as the lists have it.
 */
export function waitingIn(
  lists: readonly (readonly VulnerabilityRow[])[],
  teamIds: readonly string[],
): readonly Waiting[] {
  const rows = new Map(lists.flat().map((row) => [row.id, row]))
  return [...rows.values()]
    .map((row) => ({ row, owing: owingOf(row, teamIds) }))
    .filter(({ owing }) => owing.length > 0)
    .sort((one, other) => other.owing.length - one.owing.length)
}

function owingOf({ teams }: VulnerabilityRow, teamIds: readonly string[]): readonly OwingState[] {
  return teamIds.flatMap((id) =>
    teams.filter((state): state is OwingState => state.team?.id === id && state.open > 0),
  )
}
