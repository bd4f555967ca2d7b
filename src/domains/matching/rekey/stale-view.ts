import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { hasOldScheme } from '../ranges/range-view.ts'
import type { RecordName } from './rekey.ts'

/** Which records' ranges are derived anew: those that have any with old bounds, or all. */
export type Which = 'stale' | 'all'

interface Page {
  readonly which: Which
  readonly after: RecordName | null
  readonly limit: number
}

/** How many records there are to do. Reads all ranges, or all records. */
export async function countRecords(db: Executor, which: Which): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${candidates(which)}) candidates`.execute(db)
  return rows[0]?.count ?? 0
}

/**
 * The next records, in the order of source and name, all of one source. Served by affected_range_by_record and
 * record_current.
 */
export async function listRecords(db: Executor, page: Page): Promise<readonly RecordName[]> {
  const { after, limit } = page
  const { rows } = await sql<RecordName>`
    select * from (${candidates(page.which)}) candidates
    where (candidates."sourceId", candidates.name) > (${after?.sourceId ?? ''}, ${after?.name ?? ''})
    order by 1, 2 limit ${limit}`.execute(db)
  return rows.filter((row) => row.sourceId === rows[0]?.sourceId)
}

function candidates(which: Which) {
  if (which === 'all') {
    return sql`select source_id as "sourceId", name from intel.record where superseded_at is null`
  }
  return sql`select distinct r.source_id as "sourceId", r.record_name as name
    from matching.affected_range r where ${hasOldScheme('r')}`
}

/** Whether there is nothing whose key could be of another revision. */
export async function hasNoKeys(db: Executor): Promise<boolean> {
  const { rows } = await sql`
    (select from inventory.component limit 1) union all (select from matching.affected_range limit 1)
    union all (select from intel.vex_product limit 1)`.execute(db)
  return rows.length === 0
}
