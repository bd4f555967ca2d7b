import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { AffectedRange } from './range.ts'

export interface RecordRanges {
  readonly recordName: string
  readonly vulnerabilityIds: readonly string[]
  readonly ranges: readonly AffectedRange[]
}

/**
 * Puts the ranges of these records in place of what they said before; served by affected_range_by_record.
 * @returns the vulnerabilities that lost or gained a range
 */
export async function replaceRanges(
  db: Executor,
  sourceId: string,
  records: readonly RecordRanges[],
): Promise<readonly string[]> {
  const names = records.map((record) => record.recordName)
  const { rows: gone } = await sql<{ id: string }>`
    with gone as (
      delete from matching.affected_range where source_id = ${sourceId} and record_name = any(${names}::text[])
      returning vulnerability_id)
    select distinct vulnerability_id as id from gone`.execute(db)
  const rows = records.flatMap((record) =>
    record.vulnerabilityIds.flatMap((vulnerabilityId) =>
      record.ranges.map((range) => ({ ...range, vulnerabilityId, recordName: record.recordName })),
    ),
  )
  await insertRanges(db, sourceId, rows)
  return [...new Set([...gone.map((row) => row.id), ...records.flatMap((record) => record.vulnerabilityIds)])]
}

type Row = AffectedRange & { readonly vulnerabilityId: string; readonly recordName: string }

async function insertRanges(db: Executor, sourceId: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const bytes = (key: Uint8Array | null) => (key === null ? null : Buffer.from(key))
  await sql`
    insert into matching.affected_range
      (package_key, vulnerability_id, source_id, record_name, rank, verdict, lo, hi, exact_version, text, fixed)
    select r.package_key, r.vulnerability_id, ${sourceId}, r.record_name, r.rank, r.verdict, r.lo, r.hi,
      r.exact_version, r.text, array(select jsonb_array_elements_text(r.fixed))
    from unnest(${rows.map((row) => row.packageKey)}::text[], ${rows.map((row) => row.vulnerabilityId)}::uuid[],
      ${rows.map((row) => row.recordName)}::text[], ${rows.map((row) => row.rank)}::text[],
      ${rows.map((row) => row.verdict)}::text[], ${rows.map((row) => bytes(row.lo))}::bytea[],
      ${rows.map((row) => bytes(row.hi))}::bytea[], ${rows.map((row) => row.exactVersion)}::text[],
      ${rows.map((row) => row.text)}::text[], ${rows.map((row) => JSON.stringify(row.fixed))}::jsonb[])
      as r (package_key, vulnerability_id, record_name, rank, verdict, lo, hi, exact_version, text, fixed)`.execute(
    db,
  )
}

/** Ranges of one vulnerability become another's. */
export async function mergeRanges(db: Executor, from: string, into: string): Promise<void> {
  await db
    .updateTable('matching.affected_range')
    .set({ vulnerability_id: into })
    .where('vulnerability_id', '=', from)
    .execute()
}
