import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { cpeScheme } from '#versions/identifiers/cpe/index.ts'
import type { CpePair, LearnedName } from './pair.ts'

/** A pair with the record that states it. */
export interface RecordPair extends CpePair {
  readonly recordName: string
}

/**
 * Puts what these records state in place of what they stated before. By the primary key.
 * @returns the packages of which anything changed
 */
export async function replacePairs(
  db: Executor,
  sourceId: string,
  { names, pairs }: { readonly names: readonly string[]; readonly pairs: readonly RecordPair[] },
): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    with wanted as materialized (
      select * from unnest(${pairs.map((one) => one.recordName)}::text[], ${pairs.map((one) => one.packageKey)}::text[],
        ${pairs.map((one) => one.cpeKey)}::text[]) as w (record_name, package_key, cpe_key)),
    gone as (
      delete from matching.cpe_pair p where p.source_id = ${sourceId} and p.record_name = any(${[...names]}::text[])
        and not exists (select from wanted w
          where (w.record_name, w.package_key, w.cpe_key) = (p.record_name, p.package_key, p.cpe_key))
      returning p.package_key),
    fresh as (
      insert into matching.cpe_pair (source_id, record_name, package_key, cpe_key)
      select ${sourceId}, record_name, package_key, cpe_key from wanted on conflict do nothing returning package_key)
    select package_key as key from gone union select package_key from fresh`.execute(db)
  return rows.map((row) => row.key)
}

/**
 * Finds anew which of these vulnerabilities name one package and one product and nothing else. Their ranges by
 * affected_range_by_vulnerability.
 * @returns the packages of which anything changed
 */
export async function replaceTogether(
  db: Executor,
  vulnerabilityIds: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    with known as materialized (
      select vulnerability_id, min(package_key) filter (where rank = 'ecosystem') as package_key,
        min(package_key) filter (where rank = 'cpe') as cpe_key
      from matching.affected_range where vulnerability_id = any(${[...vulnerabilityIds]}::uuid[])
        and rank in ('ecosystem', 'cpe')
      group by vulnerability_id
      having min(package_key) filter (where rank = 'ecosystem') = max(package_key) filter (where rank = 'ecosystem')
        and min(package_key) filter (where rank = 'cpe') = max(package_key) filter (where rank = 'cpe')
        and octet_length(min(package_key) filter (where rank = 'ecosystem')) <= 1000),
    gone as (
      delete from matching.cpe_together t where t.vulnerability_id = any(${[...vulnerabilityIds]}::uuid[])
        and not exists (select from known k where k.vulnerability_id = t.vulnerability_id)
      returning t.package_key),
    before as materialized (
      select t.* from matching.cpe_together t join known k on k.vulnerability_id = t.vulnerability_id),
    fresh as (
      insert into matching.cpe_together (vulnerability_id, package_key, cpe_key)
      select vulnerability_id, package_key, cpe_key from known
      on conflict (vulnerability_id) do update set package_key = excluded.package_key, cpe_key = excluded.cpe_key
        where (cpe_together.package_key, cpe_together.cpe_key) <> (excluded.package_key, excluded.cpe_key)
      returning vulnerability_id, package_key)
    select package_key as key from gone union select package_key from fresh
    union select b.package_key from before b join fresh f on f.vulnerability_id = b.vulnerability_id`.execute(
    db,
  )
  return rows.map((row) => row.key)
}

/**
 * Makes the learned names of the components in the temporary table `learning` equal to these, and puts the components of
 * which any changed into the temporary table `fresh_component`. By the primary key.
 */
export async function replaceLearned(db: Executor, wanted: readonly LearnedName[]): Promise<void> {
  const texts = wanted.map(({ traits }) => (traits === null ? null : JSON.stringify(traits)))
  await sql`
    with wanted as materialized (
      select w.package_key, w.component_id, w.cpe_key, w.version, decode(w.key, 'hex') as version_key, w.doubtful,
        case when w.traits is not null then array(select jsonb_array_elements_text(w.traits::jsonb)) end as traits
      from unnest(${wanted.map((one) => one.packageKey)}::text[], ${wanted.map((one) => one.componentId)}::bigint[],
        ${wanted.map((one) => one.cpeKey)}::text[], ${wanted.map((one) => one.version)}::text[],
        ${wanted.map((one) => one.versionKey)}::text[], ${wanted.map((one) => one.isDoubtful)}::boolean[],
        ${texts}::text[]) as w (package_key, component_id, cpe_key, version, key, doubtful, traits)),
    gone as (
      delete from matching.component_cpe n using learning l
      where n.package_key = l.package_key and n.component_id = l.component_id and n.origin = 'learned'
        and not exists (select from wanted w where w.package_key = n.package_key and w.component_id = n.component_id
          and w.cpe_key = n.name)
      returning n.package_key, n.component_id),
    fresh as (
      insert into matching.component_cpe (cpe_key, package_key, component_id, name, origin, version, version_key,
        scheme_revision, traits, doubtful)
      select cpe_key, package_key, component_id, cpe_key, 'learned', version, version_key, ${cpeScheme.revision}, traits,
        doubtful from wanted
      on conflict (package_key, component_id, name, origin) do update
        set version_key = excluded.version_key, scheme_revision = excluded.scheme_revision, doubtful = excluded.doubtful
        where (component_cpe.scheme_revision, component_cpe.doubtful) <> (excluded.scheme_revision, excluded.doubtful)
      returning package_key, component_id)
    insert into fresh_component
    select package_key, component_id, true from (select * from gone union select * from fresh) changed
    where not exists (select from fresh_component f where f.component_id = changed.component_id)`.execute(db)
}
