import { sql } from 'kysely'
import { type Actor, type Tlp, visible } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'

/**
 * The highest TLP label among the items, as far as the actor may see them; of `all`, among whatever the actor may see.
 */
export async function findHighestLabel(
  db: Executor,
  actor: Actor,
  items: readonly string[] | 'all',
): Promise<Tlp | undefined> {
  const among = items === 'all' ? sql`true` : sql`ci.id = any(${[...items]}::uuid[])`
  const { rows } = await sql<{ tlp: Tlp }>`
    select ci.tlp from inventory.ci where ${among} and ${visible(actor, 'ci.view', 'ci')}
    order by identity.tlp_rank(ci.tlp) desc limit 1`.execute(db)
  return rows[0]?.tlp
}
