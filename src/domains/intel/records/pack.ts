import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompressSync } from 'node:zlib'

/** Bytes of some records, compressed together. */
export interface Pack {
  /** Of each record, in bytes. */
  readonly lengths: readonly number[]
  readonly content: Buffer
  /** JSON array with what each record calls affected. */
  readonly affected: Buffer
  /** JSON array with what each record says of products by CPE and by words, or null; null where none does. */
  readonly products: Buffer | null
}

/** A record to be packed. */
interface Packed {
  readonly content: Uint8Array
  /** JSON of a list of `AffectedVersions`. */
  readonly affected: string
  /** JSON of its `RecordProducts`. */
  readonly products?: string | undefined
}

/** Large enough to compress well, small enough to unpack for one record (a quarter of a millisecond). */
const fill = { records: 64, bytes: 128 * 1024 }

const compress = promisify(zstdCompress)
/** Level 1 takes three quarters of the time of 3 and gives three hundredths more bytes. */
const level = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/** Packs records in their order. Compresses beside the program's own thread. */
export async function packRecords(records: readonly Packed[]): Promise<readonly Pack[]> {
  return await Promise.all(groupsOf(records).map(packGroup))
}

function groupsOf(records: readonly Packed[]): readonly (readonly Packed[])[] {
  const groups: Packed[][] = []
  let bytes = 0
  for (const record of records) {
    const group = groups.at(-1)
    if (group === undefined || group.length >= fill.records || bytes >= fill.bytes) {
      groups.push([record])
      bytes = record.content.length
    } else {
      group.push(record)
      bytes += record.content.length
    }
  }
  return groups
}

async function packGroup(group: readonly Packed[]): Promise<Pack> {
  const affected = Buffer.from(`[${group.map((record) => record.affected).join(',')}]`)
  return {
    lengths: group.map(({ content }) => content.length),
    content: await compress(Buffer.concat(group.map(({ content }) => content)), level),
    affected: await compress(affected, level),
    products: await packProducts(group),
  }
}

async function packProducts(group: readonly Packed[]): Promise<Buffer | null> {
  if (group.every(({ products }) => products === undefined)) return null
  const list = `[${group.map(({ products }) => products ?? 'null').join(',')}]`
  return await compress(Buffer.from(list), level)
}

/** The bytes of the record at a place of a pack. */
export function unpackContent(
  { lengths, content }: Pick<Pack, 'lengths' | 'content'>,
  place: number,
): Buffer {
  const start = lengths.slice(0, place).reduce((sum, length) => sum + length, 0)
  return zstdDecompressSync(content).subarray(start, start + (lengths[place] ?? 0))
}

/** The bytes of every record of a pack, by place. */
export function unpackContents({ lengths, content }: Pick<Pack, 'lengths' | 'content'>): readonly Buffer[] {
  const all = zstdDecompressSync(content)
  let start = 0
  return lengths.map((length) => {
    start += length
    return all.subarray(start - length, start)
  })
}

/** What every record of a pack calls affected, or says of products, as JSON values by place. */
export function unpackList(list: Buffer): readonly unknown[] {
  const values: unknown = JSON.parse(zstdDecompressSync(list).toString('utf8'))
  return Array.isArray(values) ? values : []
}
