import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { csaf } from '../feeds/csaf/index.ts'
import { advisoryReaderRevision } from './reading.data.ts'

/** Documents that no newer one has replaced, and how many of them were read by readers of an earlier revision. */
export interface CurrentReadings {
  readonly documents: number
  readonly outdated: number
}

/** Served by advisory_document_current and vex_document_reading. */
export async function countReadings(db: Executor): Promise<CurrentReadings> {
  const outdated = sql`(count(*) filter (where reader_revision < ${advisoryReaderRevision}))::int as outdated`
  const { rows } = await sql<CurrentReadings>`
    select sum(documents)::int as documents, sum(outdated)::int as outdated from (
      select count(*)::int as documents, ${outdated} from intel.advisory_document where superseded_at is null
      union all
      select count(*)::int as documents, ${outdated} from intel.vex_document
      where superseded_at is null and content is not null) as kinds`.execute(db)
  return rows[0] ?? { documents: 0, outdated: 0 }
}

/** A document to be read again. */
export interface Outdated {
  /** What it is found by: a CSAF document its name, a VEX document its id. */
  readonly key: string
  /** What people know it by. */
  readonly name: string
  readonly hash: Buffer
  /** zstd */
  readonly content: Buffer
  /** The item and the slot whose document states it; null: it came by itself. */
  readonly ciId: string | null
  readonly slot: string | null
  /** Not everybody who may see the job may know its name: it is above TLP:CLEAR, or an item's. */
  readonly isProtected: boolean
}

/** So many documents, and about so much of their packed bytes, are read and settled at once. */
const atOnce = { documents: 100, bytes: 1024 * 1024 }

/** The next CSAF documents that an earlier revision read, by name; served by advisory_document_current. */
export async function listOutdatedCsaf(db: Executor, after: string | null): Promise<readonly Outdated[]> {
  return await listSome(
    db,
    sql`select name as key, name, hash, content, null::uuid as "ciId", null as slot,
        coalesce(tlp, 'clear') <> 'clear' as "isProtected"
      from intel.advisory_document
      where source_id = ${csaf.id} and superseded_at is null and reader_revision < ${advisoryReaderRevision}
        and ${after === null ? sql`true` : sql`name > ${after}`}
      order by name limit ${atOnce.documents}`,
  )
}

/** The next VEX documents that an earlier revision read, by id; served by vex_document_reading. */
export async function listOutdatedVex(db: Executor, after: string | null): Promise<readonly Outdated[]> {
  return await listSome(
    db,
    sql`select id::text as key, name, hash, content, ci_id as "ciId", slot,
        coalesce(tlp, 'clear') <> 'clear' or ci_id is not null as "isProtected"
      from intel.vex_document
      where superseded_at is null and content is not null and reader_revision < ${advisoryReaderRevision}
        and ${after === null ? sql`true` : sql`id > ${after}::uuid`}
      order by vex_document.id limit ${atOnce.documents}`,
  )
}

/** The first, and as many more as are not too large together; the bytes of others are not fetched. */
async function listSome(db: Executor, documents: RawBuilder<unknown>): Promise<readonly Outdated[]> {
  const { rows } = await sql<Outdated>`
    select key, name, hash, content, "ciId", slot, "isProtected" from (
      select *, sum(octet_length(content)) over (order by key) - octet_length(content) as before
      from (${documents}) as listed) as summed
    where before < ${atOnce.bytes} order by key`.execute(db)
  return rows
}

/** Which of them stand as they were when they were fetched: none was replaced or taken away meanwhile. By the primary key. */
export async function findStillKept(
  db: Executor,
  documents: readonly Pick<Outdated, 'key' | 'hash'>[],
): Promise<ReadonlyMap<string, { readonly sourceId: string; readonly name: string }>> {
  const { rows } = await sql<{ id: string; sourceId: string; name: string }>`
    select d.id, d.source_id as "sourceId", d.name from intel.vex_document d
    join unnest(${documents.map(({ key }) => key)}::uuid[], ${documents.map(({ hash }) => hash)}::bytea[]) as o (id, hash)
      on o.id = d.id and o.hash = d.hash
    where d.superseded_at is null for update of d`.execute(db)
  return new Map(rows.map(({ id, ...rest }) => [id, rest]))
}

/** These were read by the readers of today. */
export async function settleVex(db: Executor, ids: readonly string[]): Promise<void> {
  await sql`update intel.vex_document set reader_revision = ${advisoryReaderRevision}
    where id = any(${[...ids]}::uuid[])`.execute(db)
}
