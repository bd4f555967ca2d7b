import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { Placement } from './placing.ts'

/** Vulnerabilities of which the records speak until now. */
export async function findOwners(
  db: Executor,
  sourceId: string,
  recordNames: readonly string[],
): Promise<readonly string[]> {
  if (recordNames.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct vulnerability_id as id from intel.record_vulnerability
    where source_id = ${sourceId} and record_name = any(${[...recordNames]}::text[])`.execute(db)
  return rows.map((row) => row.id)
}

/** Forgets what records said before; served by alias_back, as their vulnerabilities are known. */
export async function deleteEdges(
  db: Executor,
  sourceId: string,
  before: { readonly recordNames: readonly string[]; readonly vulnerabilityIds: readonly string[] },
): Promise<void> {
  if (before.recordNames.length === 0) return
  const ofRecords = sql`source_id = ${sourceId} and record_name = any(${[...before.recordNames]}::text[])`
  await sql`delete from intel.alias
    where vulnerability_id = any(${[...before.vulnerabilityIds]}::uuid[]) and ${ofRecords}`.execute(db)
  await sql`delete from intel.record_vulnerability where ${ofRecords}`.execute(db)
  await sql`delete from intel.alias_conflict where ${ofRecords}`.execute(db)
}

/** Keeps what records say. */
export async function insertEdges(
  db: Executor,
  sourceId: string,
  told: { readonly edges: Placement['edges']; readonly at: Temporal.Instant },
): Promise<void> {
  const belongs = told.edges.flatMap((edge) =>
    edge.belongs.map(({ id }) => ({ id, record: edge.recordName })),
  )
  await sql`
    insert into intel.record_vulnerability (source_id, record_name, vulnerability_id)
    select ${sourceId}, e.record, e.id
    from unnest(${belongs.map((one) => one.record)}::text[], ${belongs.map((one) => one.id)}::uuid[])
      as e (record, id)`.execute(db)
  const named = told.edges.flatMap((edge) =>
    edge.belongs.flatMap(({ id, names }) => names.map((name) => ({ id, name, record: edge.recordName }))),
  )
  await sql`
    insert into intel.alias (name, vulnerability_id, source_id, record_name)
    select e.name, e.id, ${sourceId}, e.record
    from unnest(${named.map((one) => one.name)}::text[], ${named.map((one) => one.id)}::uuid[],
      ${named.map((one) => one.record)}::text[]) as e (name, id, record)`.execute(db)
  await insertConflicts(db, sourceId, told)
}

async function insertConflicts(
  db: Executor,
  sourceId: string,
  { edges, at }: { readonly edges: Placement['edges']; readonly at: Temporal.Instant },
): Promise<void> {
  const conflicts = edges.flatMap((edge) =>
    edge.conflicts.map((one) => ({ ...one, record: edge.recordName })),
  )
  if (conflicts.length === 0) return
  await sql`
    insert into intel.alias_conflict (source_id, record_name, name, vulnerability_id, found_at)
    select ${sourceId}, c.record, c.name, c.id, ${at.toString()}::timestamptz
    from unnest(${conflicts.map((one) => one.record)}::text[], ${conflicts.map((one) => one.name)}::text[],
      ${conflicts.map((one) => one.id)}::uuid[]) as c (record, name, id)
    on conflict do nothing`.execute(db)
}
