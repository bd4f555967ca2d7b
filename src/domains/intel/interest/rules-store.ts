import type { Executor } from '#platform/database/database.ts'
import type { RuleSet } from './rule-set.ts'

/** Keeps a revision of the rules. @returns false when the number is taken: somebody else was first */
export async function insertRules(
  db: Executor,
  made: {
    readonly revision: number
    readonly rules: RuleSet
    readonly note: string
    readonly by: string | null
    readonly at: Temporal.Instant
  },
): Promise<boolean> {
  const row = await db
    .insertInto('intel.interest_rules')
    .values({
      revision: made.revision,
      rules: JSON.stringify(made.rules),
      note: made.note,
      made_by: made.by,
      made_at: made.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('revision')
    .executeTakeFirst()
  return row !== undefined
}
