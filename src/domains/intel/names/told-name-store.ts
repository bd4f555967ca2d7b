import { sql } from 'kysely'
import { searchable } from '#kernel/text/search.ts'
import type { Executor } from '#platform/database/database.ts'
import type { ToldName } from './told-name.ts'

/** Keeps a person's word, and from now on the name is looked up by it. */
export async function insertTold(
  db: Executor,
  told: ToldName & { readonly id: string; readonly by: string | null; readonly at: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into intel.told_name (id, supplier, product, vendor, cpe_key, note, made_by, made_at)
    values (${told.id}, ${told.supplier}, ${told.product}, ${told.vendor}, ${told.cpeKey}, ${told.note}, ${told.by},
      ${told.at.toString()}::timestamptz)`.execute(db)
  const label = told.product ?? told.supplier
  await sql`
    insert into intel.product_name (told_id, vendor, cpe_key, supplier, label, folded, searched)
    values (${told.id}, ${told.vendor}, ${told.cpeKey}, ${told.folded.supplier}, ${label}, ${told.folded.name},
      ${searchable([told.supplier, told.product].filter(Boolean).join(' '))})`.execute(db)
}

/** @returns false where it had ended already */
export async function endTold(
  db: Executor,
  id: string,
  end: { readonly by: string | null; readonly at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update intel.told_name set ended_by = ${end.by}, ended_at = ${end.at.toString()}::timestamptz
    where id = ${id} and ended_at is null returning id`.execute(db)
  if (rows.length === 0) return false
  await sql`delete from intel.product_name where told_id = ${id}`.execute(db)
  return true
}

/** Whether somebody said the same already. Whoever asks holds all others off until the transaction's end. */
export async function isToldAlready(db: Executor, { folded, vendor, cpeKey }: ToldName): Promise<boolean> {
  await sql`lock table intel.told_name in share row exclusive mode`.execute(db)
  const { rows } = await sql`
    select from intel.product_name where told_id is not null and folded = ${folded.name}
      and supplier is not distinct from ${folded.supplier} and vendor = ${vendor}
      and cpe_key is not distinct from ${cpeKey} limit 1`.execute(db)
  return rows.length > 0
}
