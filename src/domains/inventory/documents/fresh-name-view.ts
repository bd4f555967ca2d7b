import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/**
 * Components (package_key, component_id) of which a document told a name anew, perhaps several times: to be put into a
 * `with`, which takes them out of the waiting ones in the transaction that looks at them.
 */
export function takeFreshNames(): RawBuilder<unknown> {
  return sql`delete from inventory.fresh_name returning package_key, component_id`
}

/** Packages (package_key) of which a document's maker said anew which product they are, in the same way. */
export function takeFreshPairs(): RawBuilder<unknown> {
  return sql`delete from inventory.fresh_pair returning package_key`
}

/** Whether any of either wait to be looked at. */
export async function areNamesFresh(db: Executor): Promise<boolean> {
  const { rows } = await sql<{ fresh: boolean }>`
    select exists (select from inventory.fresh_name) or exists (select from inventory.fresh_pair) as fresh`.execute(
    db,
  )
  return rows[0]?.fresh ?? false
}
