import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** Of one document, or of a batch of them, no more are told; screens that show others hear of it when they ask next. */
const mostSpokenOf = 10_000

/** Vulnerabilities known here of which documents speak; served by vex_statement_vulnerability_back. */
export async function listSpokenOf(db: Executor, documentIds: readonly string[]): Promise<readonly string[]> {
  if (documentIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct coalesce(v.merged_into, v.id) as id
    from intel.vex_statement_vulnerability sv
    join intel.alias a on a.name = sv.name
    join intel.vulnerability v on v.id = a.vulnerability_id
    where sv.document_id = any(${[...documentIds]}::uuid[]) limit ${mostSpokenOf}`.execute(db)
  return rows.map((row) => row.id)
}
