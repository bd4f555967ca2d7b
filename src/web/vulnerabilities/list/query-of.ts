import type { ShownTeam } from '../teams/use-teams.ts'
import type { ListSearch } from './list-search.ts'

/** What the list asks the server for. */
export function queryOf({ q, state, reach }: ListSearch, team: ShownTeam) {
  return {
    ...(q !== undefined && { q }),
    ...(state !== undefined && { state }),
    ...(reach !== undefined && { reach }),
    ...(team !== undefined && team !== 'pending' && { teamId: team }),
  }
}
