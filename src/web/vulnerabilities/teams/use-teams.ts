import { useQuery } from '@tanstack/react-query'
import { readDirectory, type Team } from '#contract/identity/people.ts'
import type { Me } from '#contract/identity/sessions.ts'
import { ask } from '../../api/query.ts'
import { useMe } from '../../session/me.tsx'
import type { Lens } from '../../strands/lens.ts'
import { useLens } from '../../strands/use-lens.ts'

/** All teams, as far as the reader knows the structure; undefined until the first answer. */
export function useTeams(): readonly Team[] | undefined {
  return useQuery(ask(readDirectory)).data?.teams
}

/** Roles whose members decide for their team (the server's policy has the last word). */
const deciding: readonly Me['memberships'][number]['role'][] = ['responder', 'engineer', 'handler']

/** The teams for which the person decides, each once. */
export function teamsDecidedBy(me: Me): readonly NonNullable<Me['memberships'][number]['team']>[] {
  const teams = me.memberships.flatMap(({ role, team }) =>
    team !== null && deciding.includes(role) ? [team] : [],
  )
  return teams.filter((team, index) => teams.findIndex(({ id }) => id === team.id) === index)
}

/** As the two strands stand everywhere: CSIRT, PSIRT, and then who else decides. */
const kinds: readonly Team['kind'][] = ['csirt', 'psirt', 'division']

/** The teams for which the reader decides, the one of the lens first. */
export function useOwnTeams() {
  const { lens } = useLens()
  const placeOf = (kind: Team['kind']) => (kind === lens ? -1 : kinds.indexOf(kind))
  return teamsDecidedBy(useMe()).toSorted((one, other) => placeOf(one.kind) - placeOf(other.kind))
}

/** Whether the reader may decide for a team. */
export function useMayDecide(): (teamId: string) => boolean {
  const own = teamsDecidedBy(useMe())
  return (teamId) => own.some(({ id }) => id === teamId)
}

/** The team whose list is shown; `pending` while the structure that tells it is awaited. */
export type ShownTeam = string | undefined | 'pending'

/** The team chosen in the address, else the one of the lens: the reader's own, or the only one of its kind. */
export function useShownTeam(chosen: string | undefined): ShownTeam {
  const { lens } = useLens()
  const me = useMe()
  const teams = useTeams()
  return chosen ?? teamOfLens(lens, me, teams)
}

/**
 * The team whose list a lens shows by itself.
 * @param teams of the whole structure; undefined while they are awaited
 */
export function teamOfLens(lens: Lens, me: Me, teams: readonly Team[] | undefined): ShownTeam {
  if (lens === 'both') return undefined
  const own = me.memberships.find(({ team }) => team?.kind === lens)?.team
  if (own != null) return own.id
  if (teams === undefined) return 'pending'
  const alike = teams.filter(({ kind }) => kind === lens)
  return alike.length === 1 ? alike[0]?.id : undefined
}
