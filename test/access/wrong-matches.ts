import type { Deed } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { systemClock } from '#kernel/time/clock.ts'
import type { Item } from './world.ts'

/** Reports about a package that nothing holds, so that they set nothing aside: the CSIRT's, and one on a secret item. */
export async function insertWrongMatches(
  { db, now }: Deed,
  cast: {
    readonly items: readonly Item[]
    readonly teams: { readonly csirt: string; readonly psirt: string }
  },
): Promise<{ readonly csirt: string; readonly secret: string }> {
  const ids = { csirt: newId(systemClock), secret: newId(systemClock) }
  const rule = {
    rank: 'cpe',
    package_key: 'npm/none',
    reason: 'x',
    made_at: now,
    origin: 'api',
    until: now.add({ hours: 24 }),
  } as const
  const secret = cast.items.find(({ name }) => name === 'secret-given')
  await db
    .insertInto('matching.wrong_match')
    .values([
      { ...rule, id: ids.csirt, team_id: cast.teams.csirt },
      { ...rule, id: ids.secret, team_id: cast.teams.psirt, ci_id: secret?.id ?? null },
    ])
    .execute()
  return ids
}
