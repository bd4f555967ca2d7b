import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { arrayText } from './array-text.ts'
import type { ToldPair } from './told-pairs.ts'

/** Keeps what a maker says of packages and products, once; packages of which anything is new wait in `fresh_pair`. */
export async function insertToldPairs(
  db: Executor,
  maker: string,
  pairs: readonly ToldPair[],
): Promise<void> {
  await sql`
    with told as (
      insert into inventory.told_pair (package_key, cpe_key, maker)
      select p.package_key, p.cpe_key, ${maker}
      from unnest(${arrayText(pairs.map((one) => one.packageKey))}::text[],
        ${arrayText(pairs.map((one) => one.cpeKey))}::text[]) as p (package_key, cpe_key)
      order by 1, 2
      on conflict do nothing returning package_key)
    insert into inventory.fresh_pair select distinct package_key from told`.execute(db)
}
