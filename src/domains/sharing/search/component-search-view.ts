import { type RawBuilder, sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import { escapeLike } from '#kernel/text/search.ts'
import type { Executor } from '#platform/database/database.ts'
import type { CalledSo } from './called-search-view.ts'
import type { FoundComponent } from './found.ts'
import { seesByRole } from './item-search-view.ts'
import type { Sought } from './sought.ts'
import { holdsWords } from './words-view.ts'

/** Names that hold the words are grouped up to here. */
const grouped = 10_000

/** Packages are tried up to here whether an item that the reader may see holds them, the best first. */
const tried = 2_000

/** As inventory.package_name has it. */
const texts = sql`platform.searchable((c.package_key || ' ' || c.name || coalesce(' ' || c.binary_name, '')) collate "default")`

/**
 * Packages by name, or that are a product called so, that some item holds that the reader may see, each with one of these
 * items. Who sees much is asked from the packages (package_name_search, occurrence_live), who sees only what was given from
 * their items (occurrence_once).
 */
export async function findComponents(
  db: Executor,
  actor: Actor,
  { sought, limit, called }: { readonly sought: Sought; readonly limit: number; readonly called: CalledSo },
): Promise<readonly FoundComponent[]> {
  const isCalled = sql`c.package_key = any(${[...called.packageKeys]}::text[])`
  const wantedOf = (folded: RawBuilder<unknown>) => {
    const named = sought.isPurl ? sql`c.package_key = ${sought.packageKey}` : holdsWords(folded, sought.words)
    return called.packageKeys.length === 0 ? named : sql`(${named} or ${isCalled})`
  }
  const source = seesByRole(actor)
    ? sql`select c.package_key, c.name from inventory.package_name c where ${wantedOf(sql`c.folded`)} limit ${grouped}`
    : sql`select c.package_key, c.name
          from (select distinct o.component_id from inventory.occurrence o
            where o.until is null and o.ci_id = any(array(
              select ci.id from inventory.ci where ${visible(actor, 'ci.view', 'ci')}))) held
          join inventory.component c on c.id = held.component_id
          where ${wantedOf(texts)} limit ${grouped}`
  const { rows } = await sql<FoundComponent>`
    with fit as materialized (
      select package_key, min(name) as name, min(${rank(sought)}) as rank, min(length(name)) as size
      from (${source}) c group by package_key
      order by rank, size, package_key limit ${tried})
    select fit.package_key as "packageKey", fit.name, fit.rank, held.by as "heldBy"
    from fit cross join lateral (
      select jsonb_build_object('id', ci.id, 'name', ci.name) as by
      from inventory.component c
      join inventory.occurrence o on o.component_id = c.id and o.package_key = c.package_key and o.until is null
      join inventory.ci on ci.id = o.ci_id
      where c.package_key = fit.package_key and ${visible(actor, 'ci.view', 'ci')}
      limit 1) held
    order by fit.rank, fit.size, fit.package_key limit ${limit}`.execute(db)
  return rows
}

/** A package is what was typed by its key, by its name, or by the last part of its name (`slf4j-api`). */
function rank({ text, packageKey }: Sought): RawBuilder<number> {
  const literal = escapeLike(text)
  return sql<number>`case when package_key = ${packageKey} or lower(name) = ${text} or package_key like ${`%/${literal}`}
      or package_key like ${`%:${literal}`} then 0
    when lower(name) like ${`${literal}%`} or package_key like ${`%/${literal}%`} then 1 else 2 end`
}
