import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { arrayText } from './array-text.ts'
import type { ToldPair } from './told-pairs.ts'

/** What a document tells of packages and products from now on. */
export interface PairsOfDocument {
  readonly documentId: string
  readonly maker: string
  readonly pairs: readonly ToldPair[]
  /** Documents that it replaces: theirs go. */
  readonly replaced: readonly string[]
}

/**
 * Keeps which packages are which products as a document tells it, in place of what it, and those that it replaces, told
 * before. Packages of which a maker's word came or went wait in `fresh_pair`; what another document tells as well is no
 * news. Documents that tell any take turns until their transactions end, or one would count on what another takes away.
 * Served by told_pair_once and told_pair_by_document. @returns of how many packages there is news
 */
export async function replaceToldPairs(
  db: Executor,
  { documentId, maker, pairs, replaced }: PairsOfDocument,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('inventory.told_pair', 8720))`.execute(db)
  const earlier = sql`${[...replaced]}::uuid[]`
  const { numAffectedRows } = await sql`
    with wanted as (
      select distinct package_key collate "C" as package_key, cpe_key collate "C" as cpe_key
      from unnest(${arrayText(pairs.map((one) => one.packageKey))}::text[],
        ${arrayText(pairs.map((one) => one.cpeKey))}::text[]) as p (package_key, cpe_key)),
    told as (
      insert into inventory.told_pair (package_key, cpe_key, maker, document_id)
      select package_key, cpe_key, ${maker}, ${documentId}::uuid from wanted order by 1, 2
      on conflict do nothing returning package_key, cpe_key, maker),
    gone as (
      delete from inventory.told_pair t
      where t.document_id = any(${earlier}) or t.document_id = ${documentId} and (t.maker <> ${maker}
        or not exists (select from wanted w where w.package_key = t.package_key and w.cpe_key = t.cpe_key))
      returning package_key, cpe_key, maker)
    insert into inventory.fresh_pair
    select distinct package_key from (
      select package_key, cpe_key, maker from (select *, 'told' as news from told union all select *, 'gone' from gone) one
      group by 1, 2, 3 having count(distinct news) = 1) changed
    where not exists (select from inventory.told_pair t
      where t.package_key = changed.package_key and t.cpe_key = changed.cpe_key and t.maker = changed.maker
        and t.document_id is distinct from ${documentId}::uuid and (t.document_id = any(${earlier})) is not true)`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0)
}

/** Whether a document tells any. Served by told_pair_by_document. */
export async function tellsPairs(db: Executor, documentId: string): Promise<boolean> {
  const { rows } = await sql`
    select from inventory.told_pair where document_id = ${documentId} limit 1`.execute(db)
  return rows.length > 0
}

/**
 * Takes away what was told before it was kept by which document; packages that nobody else tells of so are news.
 * @returns how many
 */
export async function forgetUnplacedPairs(db: Executor): Promise<number> {
  const { numAffectedRows } = await sql`
    with gone as (
      delete from inventory.told_pair where document_id is null returning package_key, cpe_key, maker)
    insert into inventory.fresh_pair
    select distinct package_key from gone where not exists (
      select from inventory.told_pair t where t.package_key = gone.package_key and t.cpe_key = gone.cpe_key
        and t.maker = gone.maker and t.document_id is not null)`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** What documents of these items tell is about to go with them: their packages are news. */
export async function noteLeavingPairs(db: Executor, ciIds: readonly string[]): Promise<void> {
  await sql`
    insert into inventory.fresh_pair
    select distinct t.package_key from inventory.document doc
    join inventory.told_pair t on t.document_id = doc.id
    where doc.ci_id = any(${[...ciIds]}::uuid[])`.execute(db)
}
