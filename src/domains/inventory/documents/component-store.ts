import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { arrayText } from './array-text.ts'
import type { ComponentColumns, EcosystemScheme } from './component-columns.ts'

/**
 * The ids of components that are kept already with keys of today's schemes, in order; null for the others.
 * Served by component_identity.
 */
export async function findComponentIds(
  db: Executor,
  { packageKey, version, qualifiers }: ComponentColumns,
  schemes: readonly EcosystemScheme[],
): Promise<readonly (number | null)[]> {
  // One text for all: a row for each would cost more than finding them. One probe each, whatever statistics say:
  // on a table that just grew the planner would read all of it.
  const { rows } = await sql<{ ids: string | null }>`
    select string_agg(coalesce(c.id::text, ''), ',' order by f.position) as ids
    from unnest(${arrayText(packageKey)}::text[], ${arrayText(version)}::text[], ${arrayText(qualifiers)}::text[])
      with ordinality as f (package_key, version, qualifiers, position)
    left join lateral (
      select c.id from inventory.component c
      where c.package_key = f.package_key and c.version = f.version and c.qualifiers = f.qualifiers
        and exists (select from ${schemesOf(schemes)} where s.ecosystem = split_part(f.package_key, '/', 1)
          and s.scheme is not distinct from c.scheme and s.revision is not distinct from c.scheme_revision)
      offset 0) c on true`.execute(db)
  if (packageKey.length === 0) return []
  return (rows[0]?.ids ?? '').split(',').map((id) => (id === '' ? null : Number(id)))
}

/**
 * Keeps components, and makes the keys anew of those that another scheme had keyed. Callers sort them, so that two
 * imports at once lock in one order. What they are called is kept for search, once for all versions. Served by
 * component_identity and package_name_once.
 */
export async function insertComponents(
  db: Executor,
  {
    components: c,
    schemes,
  }: { readonly components: ComponentColumns; readonly schemes: readonly EcosystemScheme[] },
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    with kept as (
    insert into inventory.component (package_key, name, version, scheme, scheme_revision, version_key, version_span, qualifiers, purl,
      distribution, module, binary_name, binary_version, other_key, other_version, other_version_key, created_at)
    select f.package_key, f.name, f.version, s.scheme, s.revision, decode(f.version_key, 'hex'), inventory.version_span(f.version_span),
      f.qualifiers, f.purl,
      f.distribution, f.module, f.binary_name, f.binary_version,
      f.other_key, f.other_version, decode(f.other_version_key, 'hex'), ${at.toString()}::timestamptz
    from unnest(${arrayText(c.packageKey)}::text[], ${arrayText(c.name)}::text[], ${arrayText(c.version)}::text[], ${arrayText(c.versionKey)}::text[],
        ${arrayText(c.versionSpan)}::text[], ${arrayText(c.qualifiers)}::text[], ${arrayText(c.purl)}::text[], ${arrayText(c.distribution)}::text[], ${arrayText(c.binaryName)}::text[],
        ${arrayText(c.binaryVersion)}::text[], ${arrayText(c.module)}::text[],
        ${arrayText(c.otherKey)}::text[], ${arrayText(c.otherVersion)}::text[], ${arrayText(c.otherVersionKey)}::text[])
      as f (package_key, name, version, version_key, version_span, qualifiers, purl, distribution, binary_name, binary_version, module,
        other_key, other_version, other_version_key)
    left join ${schemesOf(schemes)} on s.ecosystem = split_part(f.package_key, '/', 1)
    on conflict (package_key, version, qualifiers) do update
      set scheme = excluded.scheme, scheme_revision = excluded.scheme_revision, version_key = excluded.version_key,
        version_span = excluded.version_span, other_version_key = excluded.other_version_key
      where (component.scheme, component.scheme_revision) is distinct from (excluded.scheme, excluded.scheme_revision)
    returning package_key, name, binary_name)
    insert into inventory.package_name (package_key, name, binary_name)
    select distinct package_key, name, binary_name from kept order by 1, 2, 3
    on conflict do nothing`.execute(db)
}

function schemesOf(schemes: readonly EcosystemScheme[]) {
  const ecosystems = schemes.map((one) => one.ecosystem)
  const names = schemes.map((one) => one.scheme)
  const revisions = schemes.map((one) => one.revision)
  return sql`unnest(${ecosystems}::text[], ${names}::text[], ${revisions}::int[]) as s (ecosystem, scheme, revision)`
}
