import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { KeptVex, VexRows } from './vex.ts'

/** The current revision of a document; served by vex_document_current. */
export async function findVex(
  db: Executor,
  { format, name }: { readonly format: string; readonly name: string },
): Promise<KeptVex | undefined> {
  const { rows } = await sql<KeptVex>`
    select id, revision, hash, version, to_json(modified_at) #>> '{}' as modified from intel.vex_document
    where format = ${format} and name = ${name} and superseded_at is null and ci_id is null`.execute(db)
  return rows[0]
}

/** Whether these bytes were ever kept under that name; served by vex_document_revision. */
export async function hasVex(
  db: Executor,
  { format, name, hash }: { readonly format: string; readonly name: string; readonly hash: Uint8Array },
): Promise<boolean> {
  const { rows } = await sql`
    select from intel.vex_document where format = ${format} and name = ${name} and hash = ${Buffer.from(hash)}
      and ci_id is null
    limit 1`.execute(db)
  return rows.length > 0
}

/** A revision stays with its bytes when a newer one comes; what it stated counts no more. */
export async function supersedeVex(db: Executor, id: string, at: Temporal.Instant): Promise<void> {
  await sql`update intel.vex_document set superseded_at = ${at.toString()}::timestamptz where id = ${id}`.execute(
    db,
  )
  await sql`delete from intel.vex_statement where document_id = ${id}`.execute(db)
  await sql`delete from intel.vex_statement_product where document_id = ${id}`.execute(db)
  await sql`delete from intel.vex_product where document_id = ${id}`.execute(db)
}

/** Takes a document away with all it states: that of an item, whose own document keeps the bytes. */
export async function deleteVex(db: Executor, id: string): Promise<void> {
  await sql`delete from intel.vex_statement_product where document_id = ${id}`.execute(db)
  await sql`delete from intel.vex_document where id = ${id}`.execute(db)
}

interface NewVex {
  readonly id: string
  readonly sourceId: string
  readonly revision: number
  readonly rows: VexRows
  /** zstd; null: kept elsewhere. */
  readonly packed: Buffer | null
  readonly at: Temporal.Instant
  /** For what a document of an item states: the item and its slot. */
  readonly item?: { readonly ciId: string; readonly slot: string }
}

/** Keeps a document with all it states. */
export async function insertVex(db: Executor, made: NewVex): Promise<void> {
  const { id, rows } = made
  await sql`insert into intel.source (id) values (${made.sourceId}) on conflict do nothing`.execute(db)
  await insertHead(db, made)
  for (const piece of rows.statements) await insertStatements(db, id, piece)
  for (const piece of rows.names) {
    await sql`
      insert into intel.vex_statement_vulnerability (document_id, name, statement)
      select ${id}::uuid, r.* from ${recordset(piece, sql`name text, statement int`)}`.execute(db)
  }
  for (const piece of rows.products) await insertProducts(db, id, piece)
  for (const piece of rows.links) {
    await sql`
      insert into intel.vex_statement_product (document_id, statement, product, package_key)
      select ${id}::uuid, r.* from ${recordset(piece, sql`statement int, product int, package_key text`)}`.execute(
      db,
    )
  }
}

function recordset(rows: string, columns: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`jsonb_to_recordset(${rows}::jsonb) as r (${columns})`
}

async function insertHead(
  db: Executor,
  { id, sourceId, revision, rows: { head }, packed, at, item }: NewVex,
): Promise<void> {
  await sql`
    insert into intel.vex_document (id, source_id, format, format_version, name, revision, hash, content, version, author,
      title, issued_at, modified_at, tlp, statement_count, product_count, uncompared, problems, problem_count, unused,
      received_at, ci_id, slot)
    values (${id}, ${sourceId}, ${head.format}, ${head.formatVersion}, ${head.name}, ${revision}, ${Buffer.from(head.hash)},
      ${packed}, ${head.version}, ${head.author}, ${head.title}, ${head.issued}::timestamptz, ${head.modified}::timestamptz,
      ${head.tlp}, ${head.statementCount}, ${head.productCount}, ${head.uncompared}, ${JSON.stringify(head.problems)}::jsonb,
      ${head.problemCount}, ${JSON.stringify(head.unused)}::jsonb, ${at.toString()}::timestamptz,
      ${item?.ciId ?? null}, ${item?.slot ?? null})`.execute(db)
}

async function insertStatements(db: Executor, id: string, piece: string): Promise<void> {
  await sql`
    insert into intel.vex_statement (document_id, number, place, names, status, status_word, justification,
      justification_word, impact, action, notes, remediations, said_at, product_count)
    select ${id}::uuid, r.* from ${recordset(
      piece,
      sql`number int, place text, names text[], status text, status_word text, justification text,
        justification_word text, impact text, action text, notes text, remediations jsonb, said_at timestamptz,
        product_count int`,
    )}`.execute(db)
}

async function insertProducts(db: Executor, id: string, piece: string): Promise<void> {
  await sql`
    insert into intel.vex_product (document_id, number, name, purl, package_key, distribution, version,
      version_key, version_range, cpes, identifiers, whole)
    select ${id}::uuid, r.number, r.name, r.purl, r.package_key, r.distribution, r.version,
      decode(r.version_key, 'hex'), r.version_range, r.cpes, r.identifiers, r.whole
    from ${recordset(
      piece,
      sql`number int, name text, purl text, package_key text, distribution text, version text,
        version_key text, version_range text, cpes text[], identifiers jsonb, whole int`,
    )}`.execute(db)
}
