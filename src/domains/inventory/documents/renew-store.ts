import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { arrayText, numberArrayText } from './array-text.ts'
import type { ComponentColumns } from './component-columns.ts'

/**
 * Writes what is known today of components beyond what tells them apart: the distribution follows from that, module and
 * other name are added where they were not known. Those that changed are to be matched again: they wait in `fresh_name`.
 * By the primary key. @returns how many
 */
export async function renewComponents(
  db: Executor,
  { columns: c, ids }: { readonly columns: ComponentColumns; readonly ids: readonly number[] },
): Promise<number> {
  const { numAffectedRows } = await sql`
    with renewed as (
      update inventory.component k
      set distribution = f.distribution, module = coalesce(nullif(f.module, ''), k.module),
        other_key = coalesce(f.other_key, k.other_key),
        other_version = case when f.other_key is null then k.other_version else f.other_version end,
        other_version_key = case when f.other_key is null then k.other_version_key else decode(f.other_version_key, 'hex') end
      from unnest(${numberArrayText(ids)}::bigint[], ${arrayText(c.distribution)}::text[], ${arrayText(c.module)}::text[],
          ${arrayText(c.otherKey)}::text[], ${arrayText(c.otherVersion)}::text[], ${arrayText(c.otherVersionKey)}::text[])
        as f (id, distribution, module, other_key, other_version, other_version_key)
      where k.id = f.id and (k.distribution is distinct from f.distribution
        or f.module <> '' and k.module <> f.module
        or f.other_key is not null and (k.other_key, k.other_version) is distinct from (f.other_key, f.other_version))
      returning k.package_key, k.id)
    insert into inventory.fresh_name select package_key, id from renewed`.execute(db)
  return Number(numAffectedRows ?? 0)
}
