import { useQuery } from '@tanstack/react-query'
import { readOverview } from '#contract/sharing/overview.ts'
import { ask } from '../../api/query.ts'
import { useShownTeam } from '../../vulnerabilities/teams/use-teams.ts'
import { useSince } from '../since/use-since.ts'

/** What is new and what waits, for the lens's team. */
export function useOverview() {
  const { period, since } = useSince()
  const shown = useShownTeam(undefined)
  const team = shown === 'pending' ? undefined : shown
  const query = { since, ...(team !== undefined && { team }) }
  return {
    period,
    since,
    team,
    overview: useQuery({ ...ask(readOverview, { query }), enabled: shown !== 'pending' }),
  }
}

/** What the parts of the page are drawn from. */
export type Overviewed = ReturnType<typeof useOverview>
