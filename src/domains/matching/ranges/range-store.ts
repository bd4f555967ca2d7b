import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { keepPlatforms } from './platform-store.ts'
import type { RecordRanges } from './range.ts'
import { schemeOfRange } from './range-scheme.ts'

/**
 * Puts the ranges of these records in place of what they said before. A range that says the same as before stays the
 * same row, so that hits go on undisturbed. Served by affected_range_by_record.
 * @returns the vulnerabilities that lost or gained a range
 */
export async function replaceRanges(
  db: Executor,
  sourceId: string,
  { names, records }: NamedRanges,
): Promise<readonly string[]> {
  await stageRanges(db, records)
  return await replaceByStaged(db, sourceId, names)
}

/** Records by their names, and what is derived from those that say anything still; of one there may be several. */
interface NamedRanges {
  readonly names: readonly string[]
  readonly records: readonly RecordRanges[]
}

/**
 * As `replaceRanges`, for ranges that were derived before by other schemes or rules: one that says the same in the same
 * words stays the same row, though its keys are new.
 */
export async function rekeyRanges(
  db: Executor,
  sourceId: string,
  { names, records }: NamedRanges,
): Promise<void> {
  await stageRanges(db, records)
  // Words stand for one stretch; where they do not, the rows are replaced.
  await sql`
    update matching.affected_range r
    set lo = s.lo, hi = s.hi, platform_id = s.platform_id, scheme = s.scheme, scheme_revision = s.scheme_revision
    from staged_range s
    where r.source_id = ${sourceId} and r.record_name = any(${names}::text[]) and ${isSameInWords(sql`r`)}
      and ((s.lo, s.hi) is not distinct from (r.lo, r.hi)
        or (s.is_only and (s.lo is null) = (r.lo is null)))
      and (s.lo, s.hi, s.platform_id, s.scheme, s.scheme_revision)
        is distinct from (r.lo, r.hi, r.platform_id, r.scheme, r.scheme_revision)`.execute(db)
  await replaceByStaged(db, sourceId, names)
}

async function replaceByStaged(
  db: Executor,
  sourceId: string,
  names: readonly string[],
): Promise<readonly string[]> {
  const { rows: gone } = await sql<{ id: string }>`
    with ${kept(sourceId, names)},
    gone as (
      delete from matching.affected_range r using kept k
      where r.package_key = k.package_key and r.id = k.id
        and not exists (select from staged_range s where ${isSame(sql`k`)})
      returning r.vulnerability_id)
    select distinct vulnerability_id as id from gone`.execute(db)
  const { rows: fresh } = await sql<{ id: string }>`
    with ${kept(sourceId, names)},
    fresh as (
      insert into matching.affected_range (package_key, vulnerability_id, source_id, record_name, rank, verdict,
        distribution, module, lo, hi, exact_version, text, fixed, remark, traits, platform_id, scheme, scheme_revision)
      select package_key, vulnerability_id, ${sourceId}, record_name, rank, verdict, distribution, module, lo, hi,
        exact_version, text, fixed, remark, traits, platform_id, scheme, scheme_revision
      from staged_range s
      where not exists (select from kept k where ${isSame(sql`k`)})
      returning vulnerability_id)
    select distinct vulnerability_id as id from fresh`.execute(db)
  return [...new Set([...gone, ...fresh].map((row) => row.id))]
}

/** What the records said so far, read once and hashed: one that names thousands of packages is not searched for each. */
function kept(sourceId: string, names: readonly string[]): RawBuilder<unknown> {
  return sql`kept as materialized (
    select * from matching.affected_range where source_id = ${sourceId} and record_name = any(${names}::text[]))`
}

function isSame(r: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`${isSameInWords(r)} and (s.lo, s.hi, s.platform_id) is not distinct from (${r}.lo, ${r}.hi, ${r}.platform_id)`
}

function isSameInWords(r: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`s.record_name = ${r}.record_name and s.package_key = ${r}.package_key
  and s.vulnerability_id = ${r}.vulnerability_id and s.rank = ${r}.rank and s.verdict = ${r}.verdict
  and s.module = ${r}.module and (s.distribution, s.exact_version, s.remark, s.traits)
    is not distinct from (${r}.distribution, ${r}.exact_version, ${r}.remark, ${r}.traits)
  and s.text = ${r}.text and s.fixed = ${r}.fixed`
}

/** Into the temporary table `staged_range`, which lives as long as the transaction. */
async function stageRanges(db: Executor, records: readonly RecordRanges[]): Promise<void> {
  await sql`create temporary table if not exists staged_range (package_key text collate "C", vulnerability_id uuid,
    record_name text, rank text, verdict text, distribution text, lo bytea, hi bytea, exact_version text, text text,
    fixed text[], module text, remark text, traits text[], platform_id int, scheme text, scheme_revision int, is_only boolean)
    on commit drop`.execute(db)
  await sql`truncate staged_range`.execute(db)
  const rows = records.flatMap((record) =>
    record.vulnerabilityIds.flatMap((vulnerabilityId) =>
      record.ranges.map((range) => ({
        ...range,
        vulnerabilityId,
        recordName: record.recordName,
        scheme: schemeOfRange(range.packageKey),
      })),
    ),
  )
  if (rows.length === 0) return
  const platforms = await keepPlatforms(db, rows)
  const bytes = (key: Uint8Array | null) => (key === null ? null : Buffer.from(key))
  await sql`
    insert into staged_range
    select d.*, count(*) over (partition by record_name, package_key, vulnerability_id, rank, verdict, distribution,
      exact_version, text, fixed, module, remark, traits) = 1
    from (select distinct r.package_key, r.vulnerability_id, r.record_name, r.rank, r.verdict, r.distribution, r.lo, r.hi,
      r.exact_version, r.text, case when r.fixed = '[]' then '{}'::text[] else array(select jsonb_array_elements_text(r.fixed::jsonb)) end as fixed,
      r.module, r.remark, case when r.traits is not null then array(select jsonb_array_elements_text(r.traits::jsonb)) end as traits,
      r.platform_id, r.scheme, r.scheme_revision
    from unnest(${rows.map((row) => row.packageKey)}::text[], ${rows.map((row) => row.vulnerabilityId)}::uuid[],
      ${rows.map((row) => row.recordName)}::text[], ${rows.map((row) => row.rank)}::text[],
      ${rows.map((row) => row.verdict)}::text[], ${rows.map((row) => row.distribution)}::text[],
      ${rows.map((row) => bytes(row.lo))}::bytea[], ${rows.map((row) => bytes(row.hi))}::bytea[],
      ${rows.map((row) => row.exactVersion)}::text[], ${rows.map((row) => row.text)}::text[],
      ${rows.map((row) => JSON.stringify(row.fixed))}::text[], ${rows.map((row) => row.module)}::text[],
      ${rows.map((row) => row.remark)}::text[],
      ${rows.map(({ traits = null }) => (traits === null ? null : JSON.stringify(traits)))}::text[],
      ${rows.map(({ platform }) => platforms.get(platform ?? null) ?? null)}::int[],
      ${rows.map((row) => row.scheme?.id ?? null)}::text[], ${rows.map((row) => row.scheme?.revision ?? null)}::int[])
      as r (package_key, vulnerability_id, record_name, rank, verdict, distribution, lo, hi, exact_version, text, fixed,
        module, remark, traits, platform_id, scheme, scheme_revision)) d`.execute(db)
  await sql`analyze staged_range`.execute(db)
}

/** Ranges of one vulnerability become another's. */
export async function mergeRanges(db: Executor, from: string, into: string): Promise<void> {
  await db
    .updateTable('matching.affected_range')
    .set({ vulnerability_id: into })
    .where('vulnerability_id', '=', from)
    .execute()
}
