import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { NameRow } from './name-rows.ts'

/**
 * Puts what a list tells in place of what it told of the same entries in the same languages before. By
 * product_name_listed.
 * @returns how many entries are told otherwise than before
 */
export async function keepNames(db: Executor, sourceId: string, rows: readonly NameRow[]): Promise<number> {
  const column = (name: 'entry' | 'language' | 'vendor' | 'cpeKey' | 'label' | 'folded' | 'searched') =>
    sql`${rows.map((row) => row[name])}::text[]`
  const { rows: changed } = await sql<{ entry: string }>`
    with wanted as materialized (
      select * from unnest(${column('entry')}, ${column('language')}, ${column('vendor')}, ${column('cpeKey')},
        ${column('label')}, ${column('folded')}, ${column('searched')},
        ${rows.map((row) => row.isDoubtful)}::boolean[])
        as w (entry, language, vendor, cpe_key, label, folded, searched, doubtful)),
    gone as (
      delete from intel.product_name n
      using (select distinct entry, language from wanted) told
      where n.source_id = ${sourceId} and n.entry = told.entry collate "C" and n.language = told.language
        and not exists (select from wanted w where w.entry = n.entry and w.language = n.language and w.folded = n.folded
          and w.vendor = n.vendor and w.cpe_key is not distinct from n.cpe_key)
      returning n.entry),
    fresh as (
      insert into intel.product_name (source_id, entry, language, vendor, cpe_key, label, folded, searched, doubtful)
      select ${sourceId}, entry, language, vendor, cpe_key, label, folded, searched, doubtful from wanted
      on conflict (source_id, entry, language, folded, vendor, (coalesce(cpe_key, ''))) where source_id is not null
      do update set label = excluded.label, searched = excluded.searched, doubtful = excluded.doubtful
        where (product_name.label, product_name.doubtful) <> (excluded.label, excluded.doubtful)
      returning entry)
    select entry from gone union select entry from fresh`.execute(db)
  return changed.length
}

/** Takes away what is none of these entries. @returns how many entries */
export async function dropOtherNames(
  db: Executor,
  sourceId: string,
  entries: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ entry: string }>`
    with kept as materialized (select unnest(${[...entries]}::text[]) collate "C" as entry),
    gone as (
      delete from intel.product_name n where n.source_id = ${sourceId}
        and not exists (select from kept where kept.entry = n.entry) returning n.entry)
    select distinct entry from gone`.execute(db)
  return rows.length
}
