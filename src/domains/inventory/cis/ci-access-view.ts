import { sql } from 'kysely'
import { type Actor, givenTo } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'

/** Whether the item was given to the actor, or to the actor's organisation, by name. */
export async function isCiGivenTo(db: Executor, actor: Actor, id: string): Promise<boolean> {
  const { rows } =
    await sql`select from inventory.ci where ci.id = ${id} and ${givenTo(actor, 'ci')}`.execute(db)
  return rows.length > 0
}
