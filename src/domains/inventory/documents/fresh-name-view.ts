import { type RawBuilder, sql } from 'kysely'

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
