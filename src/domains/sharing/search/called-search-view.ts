import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { Sought } from './sought.ts'
import { holdsWords } from './words-view.ts'

/** What is called by the words that were typed. */
export interface CalledSo {
  /** Keys of CPE names. */
  readonly products: readonly string[]
  /** Packages that some component of is found by these. What of them the reader may see is asked where they are used. */
  readonly packageKeys: readonly string[]
}

/** Whoever types so little that more products are called so has to go on typing. */
const mostProducts = 200

const mostPackages = 500

/** Products that lists or people call so, and the packages that are them; by product_name_search, component_cpe_match. */
export async function findCalled(db: Executor, { words }: Sought): Promise<CalledSo> {
  const { rows } = await sql<CalledSo>`
    with products as materialized (
      select distinct n.cpe_key from (
        select cpe_key from intel.product_name where cpe_key is not null and ${holdsWords(sql`searched`, words)}
        limit ${mostProducts}) n)
    select array(select cpe_key from products) as products,
      array(select distinct package_key from (
        select named.package_key from products join matching.component_cpe named on named.cpe_key = products.cpe_key
        limit ${mostPackages}) held) as "packageKeys"`.execute(db)
  return rows[0] ?? { products: [], packageKeys: [] }
}
