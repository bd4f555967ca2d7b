import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { arrayText } from './array-text.ts'
import type { EcosystemScheme } from './component-columns.ts'

/** Keeps keys made anew. Served by component_pkey. */
export async function updateKeys(
  db: Executor,
  { id, packageKey }: { readonly id: readonly number[]; readonly packageKey: readonly string[] },
  made: { readonly keys: readonly (string | null)[]; readonly schemes: readonly EcosystemScheme[] },
): Promise<void> {
  const { schemes } = made
  // Lost with a crash it is done again; names are indexed by many at once.
  await sql`set local synchronous_commit = off`.execute(db)
  await sql`set local gin_pending_list_limit = '64MB'`.execute(db)
  await sql`
    update inventory.component c
    set scheme = s.scheme, scheme_revision = s.revision, version_key = decode(f.key, 'hex')
    from unnest(${arrayText(packageKey)}::text[], ${[...id]}::bigint[], ${arrayText(made.keys)}::text[])
        as f (package_key, id, key),
      unnest(${schemes.map((one) => one.ecosystem)}::text[], ${schemes.map((one) => one.scheme)}::text[],
        ${schemes.map((one) => one.revision)}::int[]) as s (ecosystem, scheme, revision)
    where c.package_key = f.package_key collate "C" and c.id = f.id
      and s.ecosystem = split_part(f.package_key, '/', 1)`.execute(db)
}
