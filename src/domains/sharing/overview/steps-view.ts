import { sql } from 'kysely'
import { type PersonActor, visible } from '#domains/identity/index.ts'
import { isCleared } from '#domains/intel/index.ts'
import type { Executor } from '#platform/database/database.ts'

/** How far an installation has come towards its first finding, as far as the reader sees it. */
export interface Steps {
  /** An item, of several the one that was made first; null: there is none yet. */
  readonly itemId: string | null
  /** Whether any item's components are known. */
  readonly isComposed: boolean
  readonly hasVulnerabilities: boolean
}

/** Each looks for one row and stops there. */
export async function readSteps(db: Executor, actor: PersonActor): Promise<Steps> {
  const isSeen = visible(actor, 'ci.view', 'ci')
  const { rows } = await sql<Steps>`
    select (select id from inventory.ci where ${isSeen} order by id limit 1) as "itemId",
      exists (select from inventory.ci
        where ${isSeen} and exists (select from inventory.occurrence o where o.ci_id = ci.id and o.until is null))
        as "isComposed",
      exists (select from intel.vulnerability v where v.merged_into is null and ${isCleared(actor, sql`v.id`)})
        as "hasVulnerabilities"`.execute(db)
  return rows[0] ?? { itemId: null, isComposed: false, hasVulnerabilities: false }
}
