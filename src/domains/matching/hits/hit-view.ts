import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { type Comparable, comparable } from '../rekey/comparable-view.ts'
import { touchingStretches } from './touching-view.ts'

/**
 * Which part of the product component × vulnerability is computed anew: what some vulnerabilities touch, what touches
 * the components in the temporary table `fresh_component`, or all of it.
 */
export type Scope =
  | { readonly kind: 'vulnerabilities'; readonly ids: readonly string[] }
  | { readonly kind: 'fresh' }
  | { readonly kind: 'everything' }

/** Computes the hits of a scope into the temporary table `wanted_hit`, which lives as long as the transaction. */
export async function computeWantedHits(db: Executor, scope: Scope): Promise<void> {
  await sql`drop table if exists wanted_hit`.execute(db)
  const stretches = touchingStretches(sides(scope, await comparable(db)))
  if (scope.kind === 'everything') {
    // Only this form lets PostgreSQL use several workers.
    await sql`create temporary table wanted_hit on commit drop as ${stretches}`.execute(db)
  } else {
    await sql`create temporary table wanted_hit (package_key text collate "C", component_id bigint,
      vulnerability_id uuid, verdict text, range_id bigint, range_key text collate "C") on commit drop`.execute(
      db,
    )
    await sql`insert into wanted_hit ${stretches}`.execute(db)
  }
  await sql`analyze wanted_hit`.execute(db)
}

/** Live hits in the scope, as a condition on `hit`. */
export function hitsIn(scope: Scope): RawBuilder<boolean> {
  switch (scope.kind) {
    case 'vulnerabilities':
      return sql<boolean>`hit.vulnerability_id = any(${[...scope.ids]}::uuid[])`
    case 'fresh':
      return sql<boolean>`hit.component_id in (select component_id from fresh_component)`
    case 'everything':
      return sql<boolean>`true`
  }
}

function sides(scope: Scope, { components, ranges }: Comparable) {
  switch (scope.kind) {
    case 'vulnerabilities':
      return {
        components: sql`${components} c`,
        ranges: sql`(select * from ${ranges} named
          where vulnerability_id = any(${[...scope.ids]}::uuid[]) offset 0) r`,
        names: sql`matching.component_cpe n`,
      }
    case 'fresh':
      return {
        components: sql`(select c.* from fresh_component f join ${components} c
          on c.package_key = f.package_key and c.id = f.component_id offset 0) c`,
        ranges: sql`${ranges} r`,
        names: sql`(select n.* from fresh_component f join matching.component_cpe n
          on n.package_key = f.package_key and n.component_id = f.component_id offset 0) n`,
      }
    case 'everything':
      return {
        components: sql`${components} c`,
        ranges: sql`${ranges} r`,
        names: sql`matching.component_cpe n`,
      }
  }
}

/** Makes the temporary table `fresh_component`, empty; it lives as long as the transaction. */
export async function openFreshComponents(db: Executor): Promise<void> {
  await sql`drop table if exists fresh_component`.execute(db)
  await sql`create temporary table fresh_component (package_key text collate "C", component_id bigint,
    was_matched boolean) on commit drop`.execute(db)
}

/**
 * Collects into the temporary table `fresh_component` what documents brought that was never matched, or was matched
 * with a key of another scheme or without a CPE name that it has now; `was_matched` tells the first from the others.
 */
export async function collectFreshComponents(db: Executor, documentIds: readonly string[]): Promise<void> {
  await openFreshComponents(db)
  await sql`
    insert into fresh_component
    select distinct c.package_key, c.id, m.component_id is not null
    from inventory.occurrence o
    join inventory.component c on c.package_key = o.package_key and c.id = o.component_id
    left join matching.matched_component m on m.package_key = c.package_key and m.component_id = c.id
    where o.document_id = any(${[...documentIds]}::uuid[])
      and (m.component_id is null
        or (m.scheme, m.scheme_revision) is distinct from (c.scheme, c.scheme_revision))`.execute(db)
  await collectNewlyNamed(db, documentIds)
  await sql`analyze fresh_component`.execute(db)
}

/**
 * What the items of these documents hold and has a CPE name that it was never matched by: a document may tell a new one
 * of a component that another brought. Few components have any: those without a match are found first, then the
 * items that hold them, by occurrence_live.
 */
async function collectNewlyNamed(db: Executor, documentIds: readonly string[]): Promise<void> {
  await sql`
    with newly as materialized (
      select distinct k.package_key, k.component_id from inventory.component_cpe k
      where not exists (select from matching.component_cpe m where m.package_key = k.package_key
        and m.component_id = k.component_id and m.name = k.name and m.origin = 'document'
        and m.scheme_revision = k.scheme_revision))
    insert into fresh_component
    select newly.package_key, newly.component_id, true from newly
    where not exists (select from fresh_component f where f.component_id = newly.component_id)
      and exists (select from inventory.occurrence o
        where o.package_key = newly.package_key and o.component_id = newly.component_id and o.until is null
          and o.ci_id in (select ci_id from inventory.document where id = any(${[...documentIds]}::uuid[])))`.execute(
    db,
  )
}

/** Whether something in `fresh_component` had been matched before, so that other items may hold it. */
export async function hasRekeyed(db: Executor): Promise<boolean> {
  const { rows } = await sql`select from fresh_component where was_matched limit 1`.execute(db)
  return rows.length > 0
}

/** From now on advisories find what is in `fresh_component`. */
export async function markMatched(db: Executor): Promise<void> {
  await sql`
    insert into matching.matched_component (package_key, component_id, scheme, scheme_revision)
    select c.package_key, c.id, c.scheme, c.scheme_revision
    from fresh_component f
    join inventory.component c on c.package_key = f.package_key and c.id = f.component_id
    on conflict (package_key, component_id) do update
      set scheme = excluded.scheme, scheme_revision = excluded.scheme_revision`.execute(db)
}

/** Before everything is matched: every component there is. */
export async function markAllMatched(db: Executor): Promise<void> {
  await sql`
    insert into matching.matched_component (package_key, component_id, scheme, scheme_revision)
    select package_key, id, scheme, scheme_revision from inventory.component
    on conflict (package_key, component_id) do update
      set scheme = excluded.scheme, scheme_revision = excluded.scheme_revision
      where (matched_component.scheme, matched_component.scheme_revision)
        is distinct from (excluded.scheme, excluded.scheme_revision)`.execute(db)
}
