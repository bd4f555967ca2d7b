import { sql } from 'kysely'
import { isStale } from '#domains/inventory/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { ProductPlace } from './vex.ts'

/** A product of a statement whose key is to be made anew. */
export interface StaleProduct extends ProductPlace {
  readonly packageKey: string
  readonly version: string | null
}

/** How many products have keys that this program would make otherwise. Reads all of them. */
export async function countStaleProducts(db: Executor): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from intel.vex_product p
    where p.package_key is not null and ${isStale('p')}`.execute(db)
  return rows[0]?.count ?? 0
}

/** The next of them, in the order of the primary key. */
export async function listStaleProducts(
  db: Executor,
  after: ProductPlace | undefined,
  limit: number,
): Promise<readonly StaleProduct[]> {
  const from = after ?? { documentId: '00000000-0000-0000-0000-000000000000', number: -1 }
  const { rows } = await sql<StaleProduct>`
    select p.document_id as "documentId", p.number, p.package_key as "packageKey", p.version
    from intel.vex_product p
    where (p.document_id, p.number) > (${from.documentId}::uuid, ${from.number}::int)
      and p.package_key is not null and ${isStale('p')}
    order by p.document_id, p.number limit ${limit}`.execute(db)
  return rows
}
