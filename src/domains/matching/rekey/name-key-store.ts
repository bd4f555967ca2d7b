import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { cpeScheme } from '#versions/identifiers/cpe/index.ts'
import type { NameRow } from './rekey.ts'

/** Keeps keys made anew, in hexadecimal. By the primary key. */
export async function updateNameKeys(
  db: Executor,
  names: readonly NameRow[],
  keys: readonly (string | null)[],
): Promise<void> {
  await sql`
    update matching.component_cpe n set version_key = decode(f.key, 'hex'), scheme_revision = ${cpeScheme.revision}
    from unnest(${names.map((one) => one.packageKey)}::text[], ${names.map((one) => one.componentId)}::bigint[],
      ${names.map((one) => one.name)}::text[], ${names.map((one) => one.origin)}::text[], ${[...keys]}::text[])
      as f (package_key, component_id, name, origin, key)
    where n.package_key = f.package_key collate "C" and n.component_id = f.component_id
      and n.name = f.name collate "C" and n.origin = f.origin`.execute(db)
}
