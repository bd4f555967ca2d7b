import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** A current record's bytes, for who derives from it. */
export interface RecordContent {
  readonly name: string
  readonly content: Buffer
  readonly withdrawn: boolean
  readonly vulnerabilityIds: readonly string[]
}

/** The records as they are now, with the vulnerabilities they speak of. */
export async function readRecords(
  db: Executor,
  sourceId: string,
  names: readonly string[],
): Promise<readonly RecordContent[]> {
  const { rows } = await sql<RecordContent>`
    select r.name, r.content, r.withdrawn_at is not null as withdrawn,
      array(select rv.vulnerability_id from intel.record_vulnerability rv
        where rv.source_id = r.source_id and rv.record_name = r.name) as "vulnerabilityIds"
    from intel.record r
    where r.source_id = ${sourceId} and r.name = any(${[...names]}::text[]) and r.superseded_at is null`.execute(
    db,
  )
  return rows
}
