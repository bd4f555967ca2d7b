import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { MappedComponent, Mapping } from './pair.ts'

/** That two names occur together once may be chance. */
const leastTogether = sql.lit(2)

/** What was learned of packages, by cpe_pair_by_package and cpe_together_by_package. @param those condition on `package_key` */
function mappings(those: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select package_key, cpe_key, sum(stated)::int as stated, sum(together)::int as together
    from (
      select package_key, cpe_key, count(*) as stated, 0 as together from matching.cpe_pair where ${those} group by 1, 2
      union all
      select package_key, cpe_key, 0, count(*) from matching.cpe_together where ${those} group by 1, 2) one
    group by 1, 2 having sum(stated) > 0 or sum(together) >= ${leastTogether}`
}

const columns = sql`package_key as "packageKey", cpe_key as "cpeKey", stated, together`

export async function readMappings(
  db: Executor,
  packageKeys: readonly string[],
): Promise<readonly Mapping[]> {
  const { rows } = await sql<Mapping>`
    select ${columns} from (${mappings(sql`package_key = any(${[...packageKeys]}::text[])`)}) m
    order by stated desc, together desc, cpe_key`.execute(db)
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
  await sql`
    insert into learning select one.package_key, one.component_id from ${sourceOf(learners)} one
    where one.package_key in (select package_key from matching.cpe_pair union all
        select package_key from matching.cpe_together)
      ${learners.kind === 'fresh' ? sql`` : hadNames}`.execute(db)
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
