import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { arrayText, booleanArrayText, numberArrayText } from './array-text.ts'

interface Kept {
  readonly packageKey: string
  readonly id: number
}

/** Keeps which components are parts of which packages of distributions; what tells them apart tells it, so it never changes. */
export async function insertComponentOwners(
  db: Executor,
  given: readonly { readonly part: Kept; readonly owner: Kept; readonly isPackaged: boolean }[],
): Promise<void> {
  await sql`
    insert into inventory.component_owner (package_key, component_id, owner_key, owner_id, packaged)
    select g.package_key, g.component_id, g.owner_key, g.owner_id, g.packaged
    from unnest(${arrayText(given.map(({ part }) => part.packageKey))}::text[],
      ${numberArrayText(given.map(({ part }) => part.id))}::bigint[],
      ${arrayText(given.map(({ owner }) => owner.packageKey))}::text[],
      ${numberArrayText(given.map(({ owner }) => owner.id))}::bigint[],
      ${booleanArrayText(given.map(({ isPackaged }) => isPackaged))}::boolean[])
      as g (package_key, component_id, owner_key, owner_id, packaged)
    order by 1, 2
    on conflict (package_key, component_id) do nothing`.execute(db)
}
