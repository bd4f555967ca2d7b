import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { builtInRules } from './built-in-rules.data.ts'
import type { RuleSet, RulesRevision } from './rule-set.ts'

/** A revision of the rules, and whose it is. */
export interface RulesRow extends RulesRevision {
  readonly note: string
  /** Empty for the rules an installation begins with, and where the person is gone. */
  readonly madeBy: string
  /** Null: the rules an installation begins with. */
  readonly madeAt: Temporal.Instant | null
}

/** The rules in force; those an installation begins with are revision 1 until somebody changes them. */
export async function readRules(db: Executor): Promise<RulesRow> {
  const { rows } = await sql<RulesRow & { rules: RuleSet }>`
    select r.revision, r.rules, r.note, coalesce(p.name, '') as "madeBy", r.made_at as "madeAt"
    from intel.interest_rules r left join identity.person p on p.id = r.made_by
    order by r.revision desc limit 1`.execute(db)
  return rows[0] ?? { revision: 1, rules: builtInRules, note: '', madeBy: '', madeAt: null }
}
