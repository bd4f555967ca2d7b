import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { Condition } from './condition.ts'

export async function insertCondition(
  db: Executor,
  condition: Condition & { readonly madeBy: string | null; readonly madeAt: Temporal.Instant },
): Promise<void> {
  await db
    .insertInto('matching.condition')
    .values({
      id: condition.id,
      vulnerability_id: condition.vulnerabilityId,
      kind: condition.kind,
      text: condition.text,
      team_id: condition.teamId,
      made_by: condition.madeBy,
      made_at: condition.madeAt,
    })
    .execute()
}

/** @returns false when it had ended already */
export async function markEnded(
  db: Executor,
  id: string,
  ended: { readonly by: string | null; readonly at: Temporal.Instant },
): Promise<boolean> {
  const row = await db
    .updateTable('matching.condition')
    .set({ ended_by: ended.by, ended_at: ended.at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Conditions of a vulnerability go along when it turns out to be another. */
export async function moveConditions(db: Executor, from: string, into: string): Promise<void> {
  await sql`update matching.condition set vulnerability_id = ${into} where vulnerability_id = ${from}`.execute(
    db,
  )
}
