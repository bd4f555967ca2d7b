import type { Deed } from '#domains/identity/index.ts'
import type { RulesRevision } from './rule-set.ts'
import { insertRules } from './rules-store.ts'
import { readRules } from './rules-view.ts'

/** The rules in force, kept from their first use on so that a newer program does not change them unseen. */
export async function loadRules(deed: Deed): Promise<RulesRevision> {
  const row = await readRules(deed.db)
  if (row.madeAt === null) await insertRules(deed.db, { ...row, by: null, at: deed.now })
  return row
}
