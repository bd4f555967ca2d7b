import { type RawBuilder, sql } from 'kysely'
import { takeFreshNames } from '#domains/inventory/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { type Comparable, comparable } from '../rekey/comparable-view.ts'
import { type Sides, touchingStretches } from './touching-view.ts'

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
      vulnerability_id uuid, verdict text, range_id bigint, range_key text collate "C",
      platforms int[]) on commit drop`.execute(db)
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

function sides(scope: Scope, stored: Comparable): Sides {
  return { ...within(scope, stored), ownership: stored.ownership }
}

function within(scope: Scope, { components, ranges, names }: Comparable) {
  switch (scope.kind) {
    case 'vulnerabilities':
      return {
        components: sql`${components} c`,
        ranges: sql`(select * from ${ranges} named
          where vulnerability_id = any(${[...scope.ids]}::uuid[]) offset 0) r`,
        names: sql`${names} n`,
      }
    case 'fresh':
      return {
        components: sql`(select c.* from fresh_component f join ${components} c
          on c.package_key = f.package_key and c.id = f.component_id offset 0) c`,
        ranges: sql`${ranges} r`,
        names: sql`(select n.* from fresh_component f join ${names} n
          on n.package_key = f.package_key and n.component_id = f.component_id offset 0) n`,
      }
    case 'everything':
      return {
        components: sql`${components} c`,
        ranges: sql`${ranges} r`,
        names: sql`${names} n`,
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
 * without a CPE name that it has now; `was_matched` tells the first from the others. What was matched with a key of
 * another scheme is matched again with everything else, when all keys are made (`rekey/`).
 */
export async function collectFreshComponents(db: Executor, documentIds: readonly string[]): Promise<void> {
  await openFreshComponents(db)
  await sql`
    insert into fresh_component
    select distinct o.package_key, o.component_id, false
    from inventory.occurrence o
    left join matching.matched_component m on m.package_key = o.package_key and m.component_id = o.component_id
    where o.document_id = any(${[...documentIds]}::uuid[]) and m.component_id is null`.execute(db)
  await collectNewlyNamed(db)
  await sql`analyze fresh_component`.execute(db)
}

/**
 * Components that were matched and of which a document told a name since: other items may hold them. As many as wait are
 * read; what was never matched will be with its own document, by every name that it has then.
 */
async function collectNewlyNamed(db: Executor): Promise<void> {
  await sql`
    with told as (${takeFreshNames()})
    insert into fresh_component
    select distinct told.package_key, told.component_id, true from told
    join matching.matched_component m on m.package_key = told.package_key and m.component_id = told.component_id
    where not exists (select from fresh_component f where f.component_id = told.component_id)`.execute(db)
}

/** Whether something in `fresh_component` had been matched before, so that other items may hold it. */
export async function hasRekeyed(db: Executor): Promise<boolean> {
  const { rows } = await sql`select from fresh_component where was_matched limit 1`.execute(db)
  return rows.length > 0
}

/** From now on advisories find what is in `fresh_component`. */
export async function markMatched(db: Executor): Promise<void> {
  await sql`
    insert into matching.matched_component (package_key, component_id)
    select package_key, component_id from fresh_component on conflict (package_key, component_id) do nothing`.execute(
    db,
  )
}

/** Before everything is matched: every component there is. */
export async function markAllMatched(db: Executor): Promise<void> {
  await sql`
    insert into matching.matched_component (package_key, component_id)
    select package_key, id from inventory.component on conflict (package_key, component_id) do nothing`.execute(
    db,
  )
}
