import { zstdDecompressSync } from 'node:zlib'
import { sql } from 'kysely'
import type { AffectedVersions } from '#formats/advisory/model/advisory.ts'
import type { Executor } from '#platform/database/database.ts'
import type { RecordProducts } from '../feeds/product-facts.ts'
import { unpackContent, unpackContents, unpackList } from './pack.ts'

/** A current record, for who derives from it. */
export interface RecordContent {
  readonly name: string
  readonly withdrawn: boolean
  readonly vulnerabilityIds: readonly string[]
  /** What it calls affected, as read when it came in; null: not kept with it, so its bytes have to be read. */
  readonly affected: readonly AffectedVersions[] | null
  /** What it says of products by CPE and by words, as read then; null: nothing, or `affected` is null. */
  readonly products: RecordProducts | null
}

/** The records as they are now, with the vulnerabilities they speak of. */
export async function readRecords(
  db: Executor,
  sourceId: string,
  names: readonly string[],
): Promise<readonly RecordContent[]> {
  const { rows } = await sql<Row>`
    select r.name, r.withdrawn_at is not null as withdrawn, r.pack_id as pack, r.pack_place as place,
      array(select rv.vulnerability_id from intel.record_vulnerability rv
        where rv.source_id = r.source_id and rv.record_name = r.name) as "vulnerabilityIds"
    from intel.record r
    where r.source_id = ${sourceId} and r.name = any(${[...names]}::text[]) and r.superseded_at is null`.execute(
    db,
  )
  const packs = await readPacks(db, rows)
  return rows.map(({ name, withdrawn, vulnerabilityIds, pack, place }) => ({
    name,
    withdrawn,
    vulnerabilityIds,
    affected: packs.get(pack ?? 0)?.affected[place ?? 0] ?? null,
    products: packs.get(pack ?? 0)?.products[place ?? 0] ?? null,
  }))
}

type Row = Omit<RecordContent, 'affected' | 'products'> & {
  readonly pack: number | null
  readonly place: number | null
}

interface OpenedPack {
  readonly affected: readonly (readonly AffectedVersions[])[]
  readonly products: readonly (RecordProducts | null)[]
}

async function readPacks(db: Executor, records: readonly Row[]): Promise<ReadonlyMap<number, OpenedPack>> {
  const ids = [...new Set(records.flatMap(({ pack }) => pack ?? []))]
  const { rows } = await sql<{ id: number; affected: Buffer; products: Buffer | null }>`
    select id, affected, products from intel.pack where id = any(${ids}::bigint[])`.execute(db)
  return new Map(
    rows.map(({ id, affected, products }) => [
      id,
      {
        affected: unpackList(affected).filter(isAffected),
        products: products === null ? [] : unpackList(products).map((one) => (isProducts(one) ? one : null)),
      },
    ]),
  )
}

/** We wrote it ourselves, as `RecordFacts.products`. */
function isProducts(value: unknown): value is RecordProducts {
  return typeof value === 'object' && value !== null && 'configurations' in value && 'products' in value
}

/** We wrote it ourselves, as `RecordFacts.affected`. */
function isAffected(value: unknown): value is readonly AffectedVersions[] {
  return Array.isArray(value)
}

/** The bytes of current records as received, by name; each pack is unpacked once. */
export async function readBytesOf(
  db: Executor,
  sourceId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const { rows } = await sql<{ name: string; own: Buffer | null; pack: number | null; place: number | null }>`
    select name, content as own, pack_id as pack, pack_place as place from intel.record
    where source_id = ${sourceId} and name = any(${[...names]}::text[]) and superseded_at is null`.execute(db)
  const ids = [...new Set(rows.flatMap(({ pack }) => pack ?? []))]
  const packs = await sql<{ id: number; lengths: number[]; content: Buffer }>`
    select id, lengths, content from intel.pack where id = any(${ids}::bigint[])`.execute(db)
  const contents = new Map(packs.rows.map(({ id, ...pack }) => [id, unpackContents(pack)]))
  return new Map(
    rows.flatMap(({ name, own, pack, place }): [string, Buffer][] => {
      const bytes = own === null ? contents.get(pack ?? 0)?.[place ?? 0] : zstdDecompressSync(own)
      return bytes === undefined ? [] : [[name, bytes]]
    }),
  )
}

/** The bytes of a current record as received; undefined: there is no such record. */
export async function readRecordBytes(
  db: Executor,
  sourceId: string,
  name: string,
): Promise<Buffer | undefined> {
  const { rows } = await sql<{ own: Buffer | null; lengths: number[]; content: Buffer; place: number }>`
    select r.content as own, r.pack_place as place, p.lengths, p.content
    from intel.record r left join intel.pack p on p.id = r.pack_id
    where r.source_id = ${sourceId} and r.name = ${name} and r.superseded_at is null`.execute(db)
  const [row] = rows
  if (row === undefined) return undefined
  return row.own === null ? unpackContent(row, row.place) : zstdDecompressSync(row.own)
}
