import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { cpeScheme } from '#versions/identifiers/cpe/index.ts'
import type { NameOfComponent } from './component-cpes.ts'
import { type NameTable, nameColumn } from './name-table.ts'

/** A name whose key is to be made anew: a CPE name, or a supplier. */
export interface StaleName extends NameOfComponent {
  readonly version: string
}

const isOld = sql`scheme_revision <> ${sql.lit(cpeScheme.revision)}`

/** How many names of components have keys that this program would make otherwise. Reads all of them. */
export async function countStaleNames(db: Executor): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select ((select count(*) from inventory.component_cpe where ${isOld})
      + (select count(*) from inventory.component_called where ${isOld}))::int as count`.execute(db)
  return rows[0]?.count ?? 0
}

/** The next of them in a table, in the order of the primary key. */
export async function listStaleNames(
  db: Executor,
  table: NameTable,
  { after, limit }: { readonly after: NameOfComponent | undefined; readonly limit: number },
): Promise<readonly StaleName[]> {
  const name = sql.ref(nameColumn[table])
  const { rows } = await sql<StaleName>`
    select package_key as "packageKey", component_id as "componentId", ${name} as name, version
    from inventory.${sql.ref(table)}
    where ${isOld} and (package_key, component_id, ${name})
      > (${after?.packageKey ?? ''}, ${after?.componentId ?? 0}, ${after?.name ?? ''})
    order by package_key, component_id, ${name} limit ${limit}`.execute(db)
  return rows
}
