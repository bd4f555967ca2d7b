import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { distributionIn } from '#versions/identifiers/package-key/index.ts'
import { fulfils, isSystem, partsNeeded } from './there-view.ts'

/**
 * Where platforms are looked for: at items that came to hold what some vulnerabilities touch, at some items and all that
 * hold them, or everywhere.
 */
export type Whereabouts =
  | { readonly kind: 'vulnerabilities'; readonly ids: readonly string[] }
  | { readonly kind: 'items'; readonly ids: readonly string[] }
  | { readonly kind: 'everywhere' }

/**
 * Collects into the temporary table `platform_change` which platforms are at which items now, and which are there no
 * more, beside what is kept; it lives as long as the transaction. An item has what it holds by the closure: its parts,
 * and what it runs on. Only platforms for which hits of the item wait are looked for; where none does, which is usual,
 * one look into an index is all (hit_on_platform).
 * @returns whether anything changed
 */
export async function collectPlatforms(db: Executor, where: Whereabouts): Promise<boolean> {
  if (!(await isAnyWanted(db, where))) return false
  await sql`create temporary table if not exists wanted_platform (ci_id uuid, platform_id int) on commit drop`.execute(
    db,
  )
  await sql`create temporary table if not exists platform_change (ci_id uuid, platform_id int, found text[])
    on commit drop`.execute(db)
  await sql`truncate wanted_platform, platform_change`.execute(db)
  await sql`
    insert into wanted_platform
    select distinct o.ci_id, p.id
    from matching.hit cross join lateral unnest(hit.platforms) p (id)
    join inventory.occurrence o on o.component_id = hit.component_id and o.until is null
    where hit.until is null and hit.platforms is not null and ${hitsOf(where)}`.execute(db)
  await sql`analyze wanted_platform`.execute(db)
  const systems = await readSystems(db)
  await sql`
    with ${parts(systems)},
    there as materialized (
      select w.ci_id, w.platform_id, p.found
      from wanted_platform w join matching.platform k on k.id = w.platform_id
      join (select ci_id, platform_id, count(distinct part) as parts,
          coalesce(array_agg(distinct name order by name) filter (where name is not null), '{}') as found
        from fulfilled group by ci_id, platform_id) p
        on p.ci_id = w.ci_id and p.platform_id = w.platform_id and p.parts = ${partsNeeded})
    insert into platform_change
    select there.* from there left join matching.platform_there t using (ci_id, platform_id)
    where t.found is distinct from there.found
    union all
    select t.ci_id, t.platform_id, null from matching.platform_there t
    where ${isLookedFor(where)} and not exists (
      select from there where there.ci_id = t.ci_id and there.platform_id = t.platform_id)`.execute(db)
  const { rows } = await sql`select from platform_change limit 1`.execute(db)
  return rows.length > 0
}

async function isAnyWanted(db: Executor, where: Whereabouts): Promise<boolean> {
  const kept = where.kind === 'vulnerabilities' ? sql`` : sql`or exists (select from matching.platform_there)`
  const ids =
    where.kind === 'vulnerabilities' ? sql`hit.vulnerability_id = any(${[...where.ids]}::uuid[])` : sql`true`
  const { rows } = await sql<{ wanted: boolean }>`
    select exists (select from matching.hit where until is null and platforms is not null and ${ids}) ${kept} as wanted`.execute(
    db,
  )
  return rows[0]?.wanted === true
}

/** Condition on `hit` and `o`. */
function hitsOf(where: Whereabouts): RawBuilder<unknown> {
  if (where.kind === 'vulnerabilities') return sql`hit.vulnerability_id = any(${[...where.ids]}::uuid[])`
  return where.kind === 'items' ? sql`o.ci_id in (${withHolders(where.ids)})` : sql`true`
}

/** Of what is kept as `t`, what would be among the wanted if it were there. */
function isLookedFor(where: Whereabouts): RawBuilder<unknown> {
  if (where.kind === 'items') return sql`t.ci_id in (${withHolders(where.ids)})`
  return where.kind === 'everywhere'
    ? sql`true`
    : sql`(t.ci_id, t.platform_id) in (select ci_id, platform_id from wanted_platform)`
}

function withHolders(ids: readonly string[]): RawBuilder<unknown> {
  return sql`select ancestor_id from inventory.closure where descendant_id = any(${[...ids]}::uuid[])`
}

/** What people tell of items, with the distribution that it is. */
interface ToldSystem {
  readonly text: string
  readonly distribution: string
}

/** What is told of the distribution of items that the wanted ones hold; the few different texts. */
async function readSystems(db: Executor): Promise<readonly ToldSystem[]> {
  const { rows } = await sql<{ text: string }>`
    select distinct ci.attributes ->> 'distribution' as text
    from inventory.ci where ci.attributes ? 'distribution' and ci.id in (
      select d.descendant_id from inventory.closure d join wanted_platform w on w.ci_id = d.ancestor_id)`.execute(
    db,
  )
  return rows.flatMap(({ text }) => {
    const distribution = distributionIn(text.trim().replace(/\s+/g, '-'))
    return distribution === null ? [] : [{ text, distribution }]
  })
}

/**
 * `fulfilled`: (ci_id, platform_id, part, name), the parts of wanted platforms that items fulfil, by which name where it is the item's
 * own. Components that fulfil any are found first (component_cpe_match), then where they are (occurrence_live).
 */
function parts(systems: readonly ToldSystem[]): RawBuilder<unknown> {
  return sql`
    fulfilling as materialized (
      select distinct r.platform_id, r.part, n.component_id, n.name
      from matching.platform_name r join matching.component_cpe n on ${fulfils}
        and (n.scheme_revision = r.scheme_revision or r.lo is null)
      where r.platform_id in (select platform_id from wanted_platform)),
    told (text, distribution) as (
      select * from unnest(${systems.map(({ text }) => text)}::text[], ${systems.map(({ distribution }) => distribution)}::text[])),
    fulfilled as materialized (
      select w.ci_id, w.platform_id, m.part, case when d.depth = 0 then m.name end as name
      from fulfilling m join inventory.occurrence o on o.component_id = m.component_id and o.until is null
      join inventory.closure d on d.descendant_id = o.ci_id
      join wanted_platform w on w.ci_id = d.ancestor_id and w.platform_id = m.platform_id
      union all
      select w.ci_id, w.platform_id, r.part, system.name
      from wanted_platform w join matching.platform_name r
        on r.platform_id = w.platform_id and r.first_key like 'distribution/%'
      cross join lateral (
        select case when d.depth = 0 then told.text end as name
        from inventory.closure d join inventory.ci on ci.id = d.descendant_id
        join told on told.text = ci.attributes ->> 'distribution'
        where d.ancestor_id = w.ci_id and ${isSystem(sql`told.distribution`)}
        union all
        select case when d.depth = 0 then c.distribution end
        from inventory.closure d join inventory.occurrence o on o.ci_id = d.descendant_id and o.until is null
        join inventory.component c on c.package_key = o.package_key and c.id = o.component_id
        where d.ancestor_id = w.ci_id and c.distribution <> '' and ${isSystem(sql`c.distribution`)}
        limit 1) system)`
}

/**
 * Of the items in `platform_change`, what waits for these platforms counts otherwise now: into `touched_item`.
 * @returns the items
 */
export async function touchByPlatforms(db: Executor): Promise<readonly string[]> {
  // Also what ended: of that, some is counted still.
  const { rows } = await sql<{ ciId: string }>`
    with touched as (
      insert into touched_item
      select distinct c.ci_id, hit.vulnerability_id
      from platform_change c join inventory.occurrence o on o.ci_id = c.ci_id
      join matching.hit on hit.component_id = o.component_id and hit.until is null and c.platform_id = any(hit.platforms)
      returning ci_id)
    select distinct ci_id as "ciId" from touched`.execute(db)
  return rows.map(({ ciId }) => ciId)
}

/** The vulnerabilities of which anything waits for a platform in `platform_change`. */
export async function listWaiting(db: Executor): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct hit.vulnerability_id as id from matching.hit
    where hit.until is null and hit.platforms is not null
      and hit.platforms && array(select platform_id from platform_change)`.execute(db)
  return rows.map(({ id }) => id)
}
