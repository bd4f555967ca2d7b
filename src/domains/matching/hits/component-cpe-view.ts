import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** From now on advisories find the components in `fresh_component` by the CPE names that documents give them. */
export async function nameFreshComponents(db: Executor): Promise<void> {
  await nameComponents(
    db,
    sql`fresh_component f join inventory.component_cpe k
      on k.package_key = f.package_key and k.component_id = f.component_id`,
  )
}

/** Before everything is matched: every name there is. */
export async function nameAllComponents(db: Executor): Promise<void> {
  await nameComponents(db, sql`inventory.component_cpe k`)
}

/** By the primary key. */
async function nameComponents(db: Executor, given: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into matching.component_cpe (cpe_key, package_key, component_id, name, origin, version, version_key,
      scheme_revision, traits, doubtful)
    select k.cpe_key, k.package_key, k.component_id, k.name, 'document', k.version, k.version_key, k.scheme_revision,
      k.traits, k.rebuilt
    from ${given}
    on conflict (package_key, component_id, name, origin) do update
      set version_key = excluded.version_key, scheme_revision = excluded.scheme_revision
      where component_cpe.scheme_revision <> excluded.scheme_revision`.execute(db)
}
