import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { FoundComponent } from './document.ts'

/**
 * Keeps the distinct components that are new, and makes the keys of those anew that another scheme had keyed. Sorted by key, so that two imports at once lock in one order.
 * Served by component_identity.
 */
export async function insertComponents(
  db: Executor,
  components: readonly FoundComponent[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into inventory.component
      (package_key, name, version, scheme, scheme_revision, version_key, qualifiers, purl, created_at)
    select package_key, name, version, scheme, scheme_revision, version_key, qualifiers, purl, ${at.toString()}::timestamptz
    from ${rowsOf(components)}
    order by package_key collate "C", version, qualifiers
    on conflict (package_key, version, qualifiers) do update
      set scheme = excluded.scheme, scheme_revision = excluded.scheme_revision, version_key = excluded.version_key
      where (component.scheme, component.scheme_revision) is distinct from (excluded.scheme, excluded.scheme_revision)`.execute(
    db,
  )
}

export interface Slot {
  readonly ciId: string
  readonly slot: string
  readonly documentId: string
  readonly at: Temporal.Instant
}

export interface OccurrenceChange {
  readonly added: number
  readonly removed: number
  readonly kept: number
}

/** Collects a document's components for `replaceOccurrences`; the table lives as long as the transaction. */
export async function createStaging(db: Executor): Promise<void> {
  await sql`create temporary table staged_occurrence (
    package_key text collate "C", component_id bigint, scope text, paths jsonb) on commit drop`.execute(db)
}

/** Finds each component's id; served by component_identity. */
export async function stageOccurrences(db: Executor, components: readonly FoundComponent[]): Promise<void> {
  await sql`
    insert into staged_occurrence (package_key, component_id, scope, paths)
    select c.package_key, c.id, f.scope, f.paths
    from ${rowsOf(components)}
    join inventory.component c
      on c.package_key = f.package_key and c.version = f.version and c.qualifiers = f.qualifiers`.execute(db)
}

/**
 * The slot now holds what is staged: what was there and still is keeps its `since`, what is gone ends, what is new
 * begins. Served by occurrence_by_ci and occurrence_live.
 */
export async function replaceOccurrences(db: Executor, slot: Slot): Promise<OccurrenceChange> {
  await sql`analyze staged_occurrence`.execute(db)
  const inSlot = sql`o.ci_id = ${slot.ciId} and o.until is null and o.document_id in (
    select id from inventory.document where ci_id = ${slot.ciId} and slot = ${slot.slot})`
  const { rows } = await sql<OccurrenceChange>`
    with carried as (
      update inventory.occurrence o set document_id = ${slot.documentId}, scope = s.scope, paths = s.paths
      from staged_occurrence s
      where ${inSlot} and o.package_key = s.package_key and o.component_id = s.component_id
      returning o.package_key, o.component_id
    ), gone as (
      update inventory.occurrence o set until = ${slot.at.toString()}::timestamptz
      where ${inSlot} and not exists (
        select from staged_occurrence s where s.package_key = o.package_key and s.component_id = o.component_id)
      returning o.id
    ), fresh as (
      insert into inventory.occurrence (package_key, component_id, ci_id, document_id, scope, paths, since)
      select s.package_key, s.component_id, ${slot.ciId}, ${slot.documentId}, s.scope, s.paths, ${slot.at.toString()}::timestamptz
      from staged_occurrence s
      where not exists (
        select from inventory.occurrence o
        where ${inSlot} and o.package_key = s.package_key and o.component_id = s.component_id)
      returning id
    )
    select (select count(*) from fresh)::int as added, (select count(*) from gone)::int as removed,
      (select count(*) from carried)::int as kept`.execute(db)
  return rows[0] ?? { added: 0, removed: 0, kept: 0 }
}

function rowsOf(components: readonly FoundComponent[]) {
  const column = <K extends keyof FoundComponent>(name: K) => components.map((component) => component[name])
  const keys = components.map((component) =>
    component.versionKey === null ? null : Buffer.from(component.versionKey),
  )
  const paths = components.map((component) => JSON.stringify(component.paths))
  return sql`unnest(${column('packageKey')}::text[], ${column('name')}::text[], ${column('version')}::text[],
    ${column('scheme')}::text[], ${column('schemeRevision')}::int[], ${keys}::bytea[], ${column('qualifiers')}::text[],
    ${column('purl')}::text[], ${column('scope')}::text[], ${paths}::jsonb[])
    as f (package_key, name, version, scheme, scheme_revision, version_key, qualifiers, purl, scope, paths)`
}
