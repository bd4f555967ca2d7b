import { createSavedList, pinSavedList } from '#contract/sharing/saved-lists.ts'
import type { Cast } from './cast.ts'
import { idIn, type Structure } from './found.ts'
import { lists } from './lists.data.ts'

/** Some have saved the lists they work from, and share them. */
export async function keepLists(cast: Cast, structure: Structure): Promise<void> {
  for (const { by, team, pinnedBy, ...list } of lists) {
    const teamId = idIn(structure.teams, team)
    const shared = teamId === null ? { with: 'everybody' as const } : { with: 'team' as const, teamId }
    const { id } = await cast.as(by)(createSavedList, { body: { ...list, shared } })
    for (const login of pinnedBy) await cast.as(login)(pinSavedList, { params: { id }, body: {} })
  }
}
