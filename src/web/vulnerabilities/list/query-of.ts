import type { ShownTeam } from '../teams/use-teams.ts'
import { type ListSearch, narrowedOf } from './list-search.ts'

/** What the list asks the server for. */
export function queryOf(search: ListSearch, team: ShownTeam) {
  const { q, state, reach } = search
  return {
    ...(q !== undefined && { q }),
    ...(state !== undefined && { state }),
    ...(reach !== undefined && { reach }),
    ...(team !== undefined && team !== 'pending' && { teamId: team }),
    ...narrowedOf(search),
  }
}
