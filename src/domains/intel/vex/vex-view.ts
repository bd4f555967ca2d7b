import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** Vulnerabilities known here of which a document speaks; served by vex_statement_vulnerability_back. */
export async function listSpokenOf(
  db: Executor,
  documentId: string,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct coalesce(v.merged_into, v.id) as id
    from intel.vex_statement_vulnerability sv
    join intel.alias a on a.name = sv.name
    join intel.vulnerability v on v.id = a.vulnerability_id
    where sv.document_id = ${documentId} limit ${limit}`.execute(db)
  return rows.map((row) => row.id)
}
