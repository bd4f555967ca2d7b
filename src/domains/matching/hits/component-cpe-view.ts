import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { type CalledSides, calledProducts } from './called-view.ts'

const columns = sql`cpe_key, package_key, component_id, name, origin, version, version_key, scheme_revision, traits,
  doubtful, said_by`

/**
 * From now on advisories find the components in `fresh_component` by the CPE names that documents give them, and by
 * those of the products that they are called.
 */
export async function nameFreshComponents(db: Executor): Promise<void> {
  // Each component is probed by its key: of all other names nothing is read.
  const fresh = (table: RawBuilder<unknown>) =>
    sql`(select k.* from fresh_component f cross join lateral (select * from ${table} one
      where one.package_key = f.package_key and one.component_id = f.component_id offset 0) k)`
  await nameComponents(db, {
    given: sql`with given as materialized ${fresh(sql`inventory.component_cpe`)},
      called as materialized ${fresh(sql`inventory.component_called`)}`,
    names: sql`given k`,
    called: sql`called k`,
  })
}

/** Before everything is matched: every name there is. */
export async function nameAllComponents(db: Executor): Promise<void> {
  await nameComponents(db, everyName)
}

const everyName = { names: sql`inventory.component_cpe k`, called: sql`inventory.component_called k` }

/** By the primary key. */
async function nameComponents(
  db: Executor,
  { given = sql``, ...sides }: CalledSides & { readonly given?: RawBuilder<unknown> },
): Promise<void> {
  await sql`
    ${given}
    insert into matching.component_cpe (${columns})
    select k.cpe_key, k.package_key, k.component_id, k.name, 'document', k.version, k.version_key, k.scheme_revision,
      k.traits, k.rebuilt, null
    from ${sides.names}
    union all
    select k.cpe_key, k.package_key, k.component_id, k.cpe_key, 'called', k.version, k.version_key, k.scheme_revision,
      k.traits, k.doubtful, k.said_by
    from (${calledProducts(sides)}) k
    on conflict (package_key, component_id, name, origin) do update
      set version_key = excluded.version_key, scheme_revision = excluded.scheme_revision, doubtful = excluded.doubtful,
        said_by = excluded.said_by
      where (component_cpe.scheme_revision, component_cpe.doubtful, component_cpe.said_by)
        is distinct from (excluded.scheme_revision, excluded.doubtful, excluded.said_by)`.execute(db)
}

/**
 * After names of products changed: components that were matched are found by what they are called now, and no longer by
 * what they were. Those of which anything changed are put into the temporary table `fresh_component`. Reads every
 * component that is called something; few are.
 */
export async function renameComponents(db: Executor): Promise<void> {
  await sql`
    with wanted as materialized (
      select k.* from (${calledProducts(everyName)}) k
      join matching.matched_component m on m.package_key = k.package_key and m.component_id = k.component_id),
    gone as (
      delete from matching.component_cpe n where n.origin = 'called' and not exists (
        select from wanted w where w.package_key = n.package_key and w.component_id = n.component_id and w.cpe_key = n.name)
      returning n.package_key, n.component_id),
    fresh as (
      insert into matching.component_cpe (${columns})
      select cpe_key, package_key, component_id, cpe_key, 'called', version, version_key, scheme_revision, traits,
        doubtful, said_by from wanted
      on conflict (package_key, component_id, name, origin) do update
        set version_key = excluded.version_key, scheme_revision = excluded.scheme_revision,
          doubtful = excluded.doubtful, said_by = excluded.said_by
        where (component_cpe.scheme_revision, component_cpe.doubtful, component_cpe.said_by)
          is distinct from (excluded.scheme_revision, excluded.doubtful, excluded.said_by)
      returning package_key, component_id)
    insert into fresh_component
    select distinct package_key, component_id, true from (select * from gone union select * from fresh) changed`.execute(
    db,
  )
  await sql`analyze fresh_component`.execute(db)
}
