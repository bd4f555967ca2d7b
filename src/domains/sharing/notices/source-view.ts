import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** How fetching a source fares. */
export interface SourceTrouble {
  /** In a row. */
  readonly failures: number
  /** Whether it is wanted at all. */
  readonly enabled: boolean
}

export async function readTrouble(db: Executor, source: string): Promise<SourceTrouble | undefined> {
  const { rows } = await sql<SourceTrouble>`
    select coalesce(t.failures, 0) as failures, s.enabled from intel.source s
    left join intel.source_state t on t.source_id = s.id where s.id = ${source}`.execute(db)
  return rows[0]
}
