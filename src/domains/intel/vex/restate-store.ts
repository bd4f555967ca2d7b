import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { rowsAtOnce, type VexHead, type VexRows } from './vex.ts'

/**
 * What a document that is kept is read to state today, in the place of what it was read to state: only rows that differ
 * are written. Keys of versions alone are no difference, they are made anew by themselves.
 * @returns whether anything differs
 */
export async function restateRows(db: Executor, id: string, rows: VexRows): Promise<boolean> {
  let written = await restateHead(db, id, rows.head)
  for (const table of tables) written += await restateTable(db, id, { table, pieces: rows[table.of] })
  return written > 0
}

/** Rows of a document in one of the tables. */
interface Table {
  readonly of: 'statements' | 'names' | 'products' | 'links'
  readonly from: RawBuilder<unknown>
  readonly insert: RawBuilder<unknown>
  readonly delete: RawBuilder<unknown>
  /** What is unique within a document; the first counts its rows from 0 where `isNumbered`. */
  readonly keys: readonly RawBuilder<unknown>[]
  readonly isNumbered: boolean
  /** Columns that count when rows are compared. */
  readonly said: readonly RawBuilder<unknown>[]
  /** Columns that are written along, and how. */
  readonly made: readonly (readonly [RawBuilder<unknown>, RawBuilder<unknown>])[]
  readonly definition: RawBuilder<unknown>
}

const refs = (...columns: readonly string[]) => columns.map((column) => sql.ref(column))

/** Names go with their statements, so they come after. */
const tables: readonly Table[] = [
  {
    of: 'statements',
    from: sql`from intel.vex_statement`,
    insert: sql`insert into intel.vex_statement`,
    delete: sql`delete from intel.vex_statement`,
    keys: refs('number'),
    isNumbered: true,
    said: refs(
      'place',
      'names',
      'status',
      'status_word',
      'justification',
      'justification_word',
      'impact',
      'action',
      'notes',
      'remediations',
      'said_at',
      'product_count',
    ),
    made: [],
    definition:
      sql.raw(`number int, place text, names text[], status text, status_word text, justification text,
      justification_word text, impact text, action text, notes text, remediations jsonb, said_at timestamptz,
      product_count int`),
  },
  {
    of: 'names',
    from: sql`from intel.vex_statement_vulnerability`,
    insert: sql`insert into intel.vex_statement_vulnerability`,
    delete: sql`delete from intel.vex_statement_vulnerability`,
    keys: refs('name', 'statement'),
    isNumbered: false,
    said: [],
    made: [],
    definition: sql.raw('name text, statement int'),
  },
  {
    of: 'products',
    from: sql`from intel.vex_product`,
    insert: sql`insert into intel.vex_product`,
    delete: sql`delete from intel.vex_product`,
    keys: refs('number'),
    isNumbered: true,
    said: refs(
      'name',
      'purl',
      'package_key',
      'distribution',
      'version',
      'version_range',
      'cpes',
      'identifiers',
      'whole',
    ),
    made: [
      [sql.ref('version_key'), sql.raw(`decode(r.version_key, 'hex')`)],
      [sql.ref('scheme'), sql.ref('r.scheme')],
      [sql.ref('scheme_revision'), sql.ref('r.scheme_revision')],
    ],
    definition: sql.raw(`number int, name text, purl text, package_key text, distribution text, version text,
      version_key text, scheme text, scheme_revision int, version_range text, cpes text[], identifiers jsonb, whole int`),
  },
  {
    of: 'links',
    from: sql`from intel.vex_statement_product`,
    insert: sql`insert into intel.vex_statement_product`,
    delete: sql`delete from intel.vex_statement_product`,
    keys: refs('statement', 'product'),
    isNumbered: false,
    said: refs('package_key'),
    made: [],
    definition: sql.raw('statement int, product int, package_key text'),
  },
]

interface Wanted {
  readonly table: Table
  /** JSON arrays of rows. */
  readonly pieces: readonly string[]
}

/** @returns how many rows were written or taken away */
async function restateTable(db: Executor, id: string, { table, pieces }: Wanted): Promise<number> {
  let written = 0
  for (const piece of pieces) written += await writePiece(db, id, { table, piece })
  const wanted = countRows(pieces)
  if (table.isNumbered) return written + (await deleteRows(db, id, { table, from: wanted }))
  if ((await countKept(db, id, table)) === wanted) return written
  // Which of them are not said any more is told by none of the pieces alone.
  const deleted = await deleteRows(db, id, { table, from: 0 })
  for (const piece of pieces) await writePiece(db, id, { table, piece })
  return written + deleted
}

/** All pieces but the last are full. */
function countRows(pieces: readonly string[]): number {
  const last = pieces.at(-1)
  if (last === undefined) return 0
  const rows: unknown = JSON.parse(last)
  return (pieces.length - 1) * rowsAtOnce + (Array.isArray(rows) ? rows.length : 0)
}

async function writePiece(
  db: Executor,
  id: string,
  { table, piece }: { readonly table: Table; readonly piece: string },
): Promise<number> {
  const { from, insert, keys, said, made, definition } = table
  const of = (alias: string, columns: readonly RawBuilder<unknown>[]) =>
    sql.join(columns.map((column) => sql`${sql.raw(alias)}.${column}`))
  const isSame =
    said.length === 0 ? sql`true` : sql`(${of('k', said)}) is not distinct from (${of('r', said)})`
  const written = [...said, ...made.map(([column]) => column)]
  const onConflict =
    written.length === 0
      ? sql`do nothing`
      : sql`(document_id, ${sql.join(keys)}) do update set
          ${sql.join(written.map((column) => sql`${column} = excluded.${column}`))}`
  const { numAffectedRows } = await sql`
    ${insert} (document_id, ${sql.join([...keys, ...written])})
    select ${id}::uuid, ${sql.join([of('r', [...keys, ...said]), ...made.map(([, value]) => value)])}
    from jsonb_to_recordset(${piece}::jsonb) as r (${definition})
    where not exists (select ${from} k
      where k.document_id = ${id}::uuid and (${of('k', keys)}) = (${of('r', keys)}) and ${isSame})
    on conflict ${onConflict}`.execute(db)
  return Number(numAffectedRows ?? 0)
}

async function deleteRows(
  db: Executor,
  id: string,
  { table, from }: { readonly table: Table; readonly from: number },
): Promise<number> {
  const condition = table.isNumbered ? sql`number >= ${from}` : sql`true`
  const { numAffectedRows } = await sql`
    ${table.delete} where document_id = ${id} and ${condition}`.execute(db)
  return Number(numAffectedRows ?? 0)
}

async function countKept(db: Executor, id: string, { from }: Table): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count ${from} where document_id = ${id}`.execute(db)
  return rows[0]?.count ?? 0
}

async function restateHead(db: Executor, id: string, head: VexHead): Promise<number> {
  const columns = {
    format_version: sql`${head.formatVersion}::text`,
    version: sql`${head.version}::text`,
    author: sql`${head.author}::text`,
    title: sql`${head.title}::text`,
    issued_at: sql`${head.issued}::timestamptz`,
    modified_at: sql`${head.modified}::timestamptz`,
    tlp: sql`${head.tlp}::text`,
    statement_count: sql`${head.statementCount}::int`,
    product_count: sql`${head.productCount}::int`,
    uncompared: sql`${head.uncompared}::int`,
    problems: sql`${JSON.stringify(head.problems)}::jsonb`,
    problem_count: sql`${head.problemCount}::int`,
    unused: sql`${JSON.stringify(head.unused)}::jsonb`,
  }
  const values = Object.values(columns)
  const names = refs(...Object.keys(columns))
  const { numAffectedRows } = await sql`
    update intel.vex_document
    set ${sql.join(Object.entries(columns).map(([name, value]) => sql`${sql.ref(name)} = ${value}`))}
    where id = ${id} and (${sql.join(names)}) is distinct from (${sql.join(values)})`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/**
 * A document comes to be named by another word of its own, where no other was ever kept under that: a newer one finds it
 * by its name. @returns whether it was renamed
 */
export async function renameVex(db: Executor, id: string, name: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update intel.vex_document d set name = ${name}
    where d.id = ${id} and d.ci_id is null and d.name <> ${name}
      and not exists (select from intel.vex_document o
        where o.format = d.format and o.name = ${name} and o.ci_id is null)`.execute(db)
  return Number(numAffectedRows ?? 0) > 0
}

/** What an item's document states is kept in words of ours; they are other words now. */
export async function repackVex(
  db: Executor,
  id: string,
  { hash, packed }: { readonly hash: Uint8Array; readonly packed: Buffer },
): Promise<void> {
  await sql`
    update intel.vex_document set hash = ${Buffer.from(hash)}, content = ${packed}
    where id = ${id} and hash <> ${Buffer.from(hash)}`.execute(db)
}
