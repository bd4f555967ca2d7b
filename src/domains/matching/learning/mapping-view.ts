import { type RawBuilder, sql } from 'kysely'
import { takeFreshPairs } from '#domains/inventory/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { MappedComponent, Mapping } from './pair.ts'

/** That two names occur together once may be chance. */
const leastTogether = sql.lit(2)

/** What one maker of documents says of packages and products may be odd. */
const leastMakers = sql.lit(2)

/** Whoever makes a product may publish these; their records' names begin with the publisher's. */
const ofManyPublishers = sql.lit('csaf')

/** What was learned of packages, by cpe_pair_by_package and cpe_together_by_package. @param those condition on `package_key` */
function mappings(those: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select package_key, cpe_key, sum(stated)::int as stated, sum(publishers)::int as publishers,
      sum(together)::int as together, sum(makers)::int as makers
    from (
      select package_key, cpe_key, count(*) filter (where source_id <> ${ofManyPublishers}) as stated,
        count(distinct split_part(record_name, '/', 1)) filter (where source_id = ${ofManyPublishers}) as publishers,
        0 as together, 0 as makers
      from matching.cpe_pair where ${those} group by 1, 2
      union all
      select package_key, cpe_key, 0, 0, count(*), 0 from matching.cpe_together where ${those} group by 1, 2
      union all
      select package_key, cpe_key, 0, 0, 0, count(distinct maker) from inventory.told_pair where ${those} group by 1, 2) one
    group by 1, 2
    having sum(stated) > 0 or sum(publishers) > 0 or sum(together) >= ${leastTogether} or sum(makers) >= ${leastMakers}`
}

const columns = sql`package_key as "packageKey", cpe_key as "cpeKey", stated, publishers, together, makers`

export async function readMappings(
  db: Executor,
  packageKeys: readonly string[],
): Promise<readonly Mapping[]> {
  const { rows } = await sql<Mapping>`
    select ${columns} from (${mappings(sql`package_key = any(${[...packageKeys]}::text[])`)}) m
    order by stated desc, publishers desc, together desc, makers desc, cpe_key`.execute(db)
  return rows
}

/** Of the packages in the temporary table `learning`. */
export async function readMappingsToLearn(db: Executor): Promise<readonly Mapping[]> {
  const { rows } = await sql<Mapping>`
    select ${columns} from (${mappings(sql`package_key in (select package_key from learning)`)}) m`.execute(
    db,
  )
  return rows
}

/** Which components are looked at: of some packages what was matched, of a document what is fresh, or all. */
export type Learners =
  | { readonly kind: 'packages'; readonly keys: readonly string[] }
  | { readonly kind: 'fresh' }
  | { readonly kind: 'everything' }

/** Collects into the temporary table `learning` the components of packages of which anything was learned, or was once. */
export async function collectLearners(db: Executor, learners: Learners): Promise<void> {
  await sql`drop table if exists learning`.execute(db)
  await sql`create temporary table learning (package_key text collate "C", component_id bigint) on commit drop`.execute(
    db,
  )
  // For a document each package is probed by its own key: what was learned of all others is not read.
  const probing = learners.kind === 'everything' ? sql`` : sql`offset 0`
  await sql`
    with told as (${takeFreshPairs()})
    insert into learning
    select one.package_key, one.component_id from ${sourceOf(learners)} one
    where exists (select from matching.cpe_pair p where p.package_key = one.package_key ${probing})
      or exists (select from matching.cpe_together t where t.package_key = one.package_key ${probing})
      or exists (select from inventory.told_pair t where t.package_key = one.package_key ${probing})
      ${learners.kind === 'fresh' ? sql`` : hadNames}
    union
    select m.package_key, m.component_id from matching.matched_component m
    where m.package_key in (select package_key from told)`.execute(db)
  await sql`analyze learning`.execute(db)
}

/** What was learned of its package may be forgotten. */
const hadNames = sql`or one.component_id in (select component_id from matching.component_cpe where origin = 'learned')`

function sourceOf(learners: Learners): RawBuilder<unknown> {
  switch (learners.kind) {
    case 'packages':
      return sql`(select package_key, component_id from matching.matched_component
        where package_key = any(${[...learners.keys]}::text[]))`
    case 'fresh':
      return sql`fresh_component`
    case 'everything':
      return sql`matching.matched_component`
  }
}

export async function readLearners(db: Executor): Promise<readonly MappedComponent[]> {
  const { rows } = await sql<MappedComponent>`
    select c.package_key as "packageKey", c.id as "componentId", c.version
    from learning l join inventory.component c on c.package_key = l.package_key and c.id = l.component_id`.execute(
    db,
  )
  return rows
}
