import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** Which part of the product component × vulnerability is computed anew. */
export type Scope = { readonly vulnerabilityIds: readonly string[] } | { readonly documentId: string }

/**
 * Computes the hits of a scope into a temporary table `wanted_hit` that lives as long as the transaction. Ranges
 * probe (package_key, version_key) of the distinct components, never the other way round:
 * served by component_match, affected_range's primary key and affected_range_by_vulnerability.
 *
 * Of several ranges that touch one component, affected goes before undetermined, then the higher rank. A component
 * whose version has no key is undetermined for every range of its package that its text does not equal.
 */
export async function computeWantedHits(db: Executor, scope: Scope): Promise<void> {
  await sql`create temporary table if not exists wanted_hit (package_key text collate "C", component_id bigint,
    vulnerability_id uuid, verdict text, reason jsonb) on commit drop`.execute(db)
  await sql`truncate wanted_hit`.execute(db)
  await sql`
    insert into wanted_hit
    select distinct on (component_id, vulnerability_id) package_key, component_id, vulnerability_id, verdict,
      jsonb_build_object('source', source_id, 'record', record_name, 'range', text, 'rank', rank, 'fixed', fixed)
    from (${touchedBy(scope)}) touched
    order by component_id, vulnerability_id, verdict,
      array_position(array['vendor', 'distribution', 'ecosystem', 'jvn', 'cpe'], rank), record_name, range_id`.execute(
    db,
  )
}

/** Live hits in the scope, as a condition on `hit`. */
export function hitsIn(scope: Scope): RawBuilder<boolean> {
  if ('vulnerabilityIds' in scope)
    return sql<boolean>`hit.vulnerability_id = any(${[...scope.vulnerabilityIds]}::uuid[])`
  return sql<boolean>`(hit.package_key, hit.component_id) in (select package_key, component_id
    from inventory.occurrence where document_id = ${scope.documentId} and until is null)`
}

function touchedBy(scope: Scope): RawBuilder<unknown> {
  const part = scopePart(scope)
  const columns = sql`r.package_key, c.id as component_id, r.vulnerability_id, r.source_id, r.record_name, r.rank, r.text,
    to_jsonb(r.fixed) as fixed, r.id as range_id`
  return sql`
    select ${columns}, r.verdict
    from ${part.from}
    join inventory.component c on c.package_key = r.package_key and c.version_key >= r.lo and c.version_key < r.hi
    where ${part.where}
    union all
    select ${columns}, 'affected'
    from ${part.from}
    join inventory.component c on c.package_key = r.package_key and c.version = r.exact_version
    where ${part.where} and r.exact_version is not null
    union all
    select ${columns}, 'undetermined'
    from ${part.from}
    join inventory.component c on c.package_key = r.package_key and c.version_key is null
    where ${part.where}`
}

function scopePart(scope: Scope): {
  readonly from: RawBuilder<unknown>
  readonly where: RawBuilder<unknown>
} {
  if ('vulnerabilityIds' in scope) {
    return {
      from: sql`matching.affected_range r`,
      where: sql`r.vulnerability_id = any(${[...scope.vulnerabilityIds]}::uuid[])`,
    }
  }
  const held = sql`select distinct package_key, component_id from inventory.occurrence
    where document_id = ${scope.documentId} and until is null`
  return {
    from: sql`(${held}) held join matching.affected_range r on r.package_key = held.package_key`,
    where: sql`c.id = held.component_id`,
  }
}

/** Vulnerabilities with a live hit on anything that the item holds or once held. */
export async function findVulnerabilitiesOf(db: Executor, ciId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct hit.vulnerability_id as id from inventory.occurrence o
    join matching.hit on hit.package_key = o.package_key and hit.component_id = o.component_id and hit.until is null
    where o.ci_id = ${ciId}`.execute(db)
  return rows.map((row) => row.id)
}
