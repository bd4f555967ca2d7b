import { sql } from 'kysely'
import type { ReleaseLife } from '#formats/life/index.ts'
import type { Executor } from '#platform/database/database.ts'

/** A product that a package is, and until when its release lines are looked after. */
export interface LifeRow {
  readonly source: string
  readonly name: string
  readonly label: string
  readonly url: string | null
  readonly releases: readonly ReleaseLife[]
}

/** The products that a package is; served by the primary keys. */
export async function listLifeRows(db: Executor, packageKey: string): Promise<readonly LifeRow[]> {
  const { rows } = await sql<LifeRow>`
    select l.source_id as source, l.name, l.label, l.url, l.releases
    from intel.product_life_package p
    join intel.product_life l on l.source_id = p.source_id and l.name = p.product
    where p.package_key = ${packageKey} order by l.source_id, l.name`.execute(db)
  return rows
}
