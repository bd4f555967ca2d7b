import type { TeamState, Vulnerability } from '#contract/matching/findings.ts'

/** How far a team has come with deciding. */
export type Decided = 'none' | 'part' | 'affected' | 'settled'

export function decidedBy({ cis, open, affected }: TeamState): Decided {
  if (open === cis) return 'none'
  if (open > 0) return 'part'
  return affected > 0 ? 'affected' : 'settled'
}

/** What is to be done next: the first that is left over. */
export type NextStep =
  | { readonly step: 'nothing' }
  | { readonly step: 'assign' }
  | { readonly step: 'decide' | 'fix'; readonly teams: readonly TeamState[]; readonly count: number }

/** Deciding comes before fixing; items of nobody need a team before either. */
export function nextStep(teams: readonly TeamState[]): NextStep {
  const named = teams.filter(({ team }) => team !== null)
  const undecided = named.filter(({ open }) => open > 0)
  if (undecided.length > 0) return { step: 'decide', teams: undecided, count: count(undecided, 'open') }
  const unclaimed = teams.some(({ team, open, affected }) => team === null && open + affected > 0)
  if (unclaimed) return { step: 'assign' }
  const unfixed = named.filter(({ affected }) => affected > 0)
  if (unfixed.length > 0) return { step: 'fix', teams: unfixed, count: count(unfixed, 'affected') }
  return { step: 'nothing' }
}

/**
 * How much of what the records tell can be compared with components: only of that can be said that nothing has it. What is
 * named by CPE or by words alone cannot, nor is anything told where no record names versions at all.
 */
export function comparedIn(
  records: readonly Pick<Vulnerability['records'][number], 'packages' | 'uncompared'>[],
): 'all' | 'partly' | 'nothing' {
  if (records.every(({ packages }) => packages.length === 0)) return 'nothing'
  return records.some(({ uncompared = 0 }) => uncompared > 0) ? 'partly' : 'all'
}

function count(teams: readonly TeamState[], of: 'open' | 'affected'): number {
  return teams.reduce((sum, team) => sum + team[of], 0)
}
