import { listVulnerabilities } from '#contract/matching/findings.ts'
import { askTotal, type CountQuery } from '../../saved-lists/ask.ts'
import { useMe } from '../../session/me.tsx'
import type { Lens } from '../../strands/lens.ts'
import { teamOfLens, useTeams } from '../teams/use-teams.ts'
import type { ListSearch } from './list-search.ts'
import { queryOf } from './query-of.ts'

/** How many vulnerabilities a list narrowed so would show through a lens; null while the teams are awaited. */
export function useCounting(): (search: ListSearch, lens: Lens) => CountQuery | null {
  const me = useMe()
  const teams = useTeams()
  return (search, lens) => {
    const team = search.team ?? teamOfLens(lens, me, teams)
    if (team === 'pending') return null
    return askTotal(listVulnerabilities, { query: { ...queryOf(search, team), limit: 1 } })
  }
}
