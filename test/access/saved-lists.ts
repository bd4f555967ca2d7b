import { newId } from '#kernel/ids/ids.ts'
import { systemClock } from '#kernel/time/clock.ts'
import type { Executor } from '#platform/database/database.ts'

interface Cast {
  readonly teams: { readonly csirt: string }
  readonly people: ReadonlyMap<string, string>
}

interface Planned {
  readonly name: string
  readonly owner: string
  readonly shared: 'nobody' | 'team' | 'everybody'
  readonly seenBy: readonly string[]
  readonly changedBy: readonly string[]
}

/** A saved list of the world, and who may see and change it. */
export interface WorldList extends Planned {
  readonly id: string
}

/** One of each kind of sharing, and one of somebody outside. The team is the responder's. */
const planned: readonly Planned[] = [
  { name: 'own', owner: 'handler', shared: 'nobody', seenBy: ['handler'], changedBy: ['handler'] },
  { name: 'team', owner: 'responder', shared: 'team', seenBy: ['responder'], changedBy: ['responder'] },
  {
    name: 'everybody',
    owner: 'engineer',
    shared: 'everybody',
    seenBy: ['administrator', 'handler', 'responder', 'engineer', 'contact', 'manager', 'auditor'],
    changedBy: ['engineer', 'administrator'],
  },
  { name: 'outside', owner: 'guest', shared: 'nobody', seenBy: ['guest'], changedBy: ['guest'] },
]

/** The page on which they stand. */
export const screenOfWorld = 'vulnerabilities'

export async function insertSavedLists(db: Executor, { teams, people }: Cast): Promise<readonly WorldList[]> {
  const at = systemClock.now()
  const made = planned.map((list) => ({ ...list, id: newId(systemClock) }))
  for (const list of made) {
    await db
      .insertInto('sharing.saved_list')
      .values({
        id: list.id,
        owner_id: people.get(list.owner) ?? '',
        screen: screenOfWorld,
        name: list.name,
        search: '{}',
        columns: '{}',
        lens: 'both',
        shared: list.shared,
        team_id: list.shared === 'team' ? teams.csirt : null,
        created_at: at,
        changed_at: at,
      })
      .execute()
  }
  return made
}
