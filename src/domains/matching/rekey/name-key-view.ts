import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { cpeScheme } from '#versions/identifiers/cpe/index.ts'
import type { NameRow } from './rekey.ts'

/** A name whose key is to be made anew. */
export interface StaleName extends NameRow {
  readonly version: string
}

const isOld = sql`scheme_revision <> ${sql.lit(cpeScheme.revision)}`

/** How many names that advisories find components by have keys that this program would make otherwise. Reads all. */
export async function countStaleNames(db: Executor): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from matching.component_cpe where ${isOld}`.execute(db)
  return rows[0]?.count ?? 0
}

/** The next of them, in the order of the primary key. */
export async function listStaleNames(
  db: Executor,
  after: NameRow | undefined,
  limit: number,
): Promise<readonly StaleName[]> {
  const { rows } = await sql<StaleName>`
    select package_key as "packageKey", component_id as "componentId", name, origin, version
    from matching.component_cpe
    where ${isOld} and (package_key, component_id, name, origin)
      > (${after?.packageKey ?? ''}, ${after?.componentId ?? 0}, ${after?.name ?? ''}, ${after?.origin ?? ''})
    order by package_key, component_id, name, origin limit ${limit}`.execute(db)
  return rows
}
