import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { advisoryReaderRevision } from '../rereading/reading.data.ts'
import type { KeptVex, ProductPlace, VersionKey, VexRows } from './vex.ts'

/** What tells a document from others. */
export interface VexName {
  readonly format: string
  readonly name: string
}

/** The current revisions of documents, those of which there is one; served by vex_document_current. */
export async function findVex(
  db: Executor,
  names: readonly VexName[],
): Promise<readonly (KeptVex & VexName)[]> {
  const { rows } = await sql<KeptVex & VexName>`
    select id, source_id as "sourceId", format, name, revision, hash, version, to_json(modified_at) #>> '{}' as modified
    from intel.vex_document
    where (format, name) in (select * from unnest(${names.map(({ format }) => format)}::text[],
        ${names.map(({ name }) => name)}::text[]))
      and superseded_at is null and ci_id is null`.execute(db)
  return rows
}

/** Whether these bytes were ever kept under that name; served by vex_document_revision. */
export async function hasVex(
  db: Executor,
  { format, name, hash }: VexName & { readonly hash: Uint8Array },
): Promise<boolean> {
  const { rows } = await sql`
    select from intel.vex_document where format = ${format} and name = ${name} and hash = ${Buffer.from(hash)}
      and ci_id is null
    limit 1`.execute(db)
  return rows.length > 0
}

/** From now on a document counts as one of another feed. */
export async function moveVex(db: Executor, id: string, sourceId: string): Promise<void> {
  await sql`insert into intel.source (id) values (${sourceId}) on conflict do nothing`.execute(db)
  await sql`update intel.vex_document set source_id = ${sourceId} where id = ${id}`.execute(db)
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

/** A document to be kept. */
export interface NewVex {
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

/** Keeps documents with all they state: a few statements for all of them, however many there are. */
export async function insertVex(db: Executor, made: readonly NewVex[]): Promise<void> {
  const sources = [...new Set(made.map(({ sourceId }) => sourceId))]
  await sql`
    insert into intel.source (id) select * from unnest(${sources}::text[]) on conflict do nothing`.execute(db)
  await insertHeads(db, made)
  for (const group of groupsOf(made, 'statements')) await insertStatements(db, group)
  for (const group of groupsOf(made, 'names')) {
    await sql`
      insert into intel.vex_statement_vulnerability (document_id, name, statement)
      select d.id, r.* from ${recordset(group, sql`name text, statement int`)}`.execute(db)
  }
  for (const group of groupsOf(made, 'products')) await insertProducts(db, group)
  for (const group of groupsOf(made, 'links')) {
    await sql`
      insert into intel.vex_statement_product (document_id, statement, product, package_key)
      select d.id, r.* from ${recordset(group, sql`statement int, product int, package_key text`)}`.execute(
      db,
    )
  }
}

/** So much text travels at once. */
const groupLength = 4 * 1024 * 1024

/** Pieces of documents in JSON, each beside its document, as many as go in one statement. */
type Group = string

function groupsOf(
  made: readonly NewVex[],
  of: 'statements' | 'names' | 'products' | 'links',
): readonly Group[] {
  const groups: string[][] = []
  let length = groupLength
  for (const { id, rows } of made) {
    for (const piece of rows[of]) {
      if (length + piece.length > groupLength) {
        groups.push([])
        length = 0
      }
      groups.at(-1)?.push(`{"id":"${id}","rows":${piece}}`)
      length += piece.length
    }
  }
  return groups.map((pieces) => `[${pieces.join(',')}]`)
}

/** Rows of all pieces as `r`, each beside its document as `d`. */
function recordset(group: Group, columns: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`jsonb_to_recordset(${group}::jsonb) as d (id uuid, rows jsonb),
    jsonb_to_recordset(d.rows) as r (${columns})`
}

async function insertHeads(db: Executor, made: readonly NewVex[]): Promise<void> {
  const heads = made.map(({ rows: { head }, at, item, ...own }, place) => ({
    place: place + 1,
    id: own.id,
    source_id: own.sourceId,
    format: head.format,
    format_version: head.formatVersion,
    name: head.name,
    revision: own.revision,
    version: head.version,
    author: head.author,
    title: head.title,
    issued_at: head.issued,
    modified_at: head.modified,
    tlp: head.tlp,
    statement_count: head.statementCount,
    product_count: head.productCount,
    uncompared: head.uncompared,
    problems: head.problems,
    problem_count: head.problemCount,
    unused: head.unused,
    received_at: at.toString(),
    ci_id: item?.ciId ?? null,
    slot: item?.slot ?? null,
  }))
  await sql`
    insert into intel.vex_document (id, source_id, format, format_version, name, revision, version, author, title,
      issued_at, modified_at, tlp, statement_count, product_count, uncompared, problems, problem_count, unused,
      received_at, ci_id, slot, reader_revision, hash, content)
    select r.id, r.source_id, r.format, r.format_version, r.name, r.revision, r.version, r.author, r.title, r.issued_at,
      r.modified_at, r.tlp, r.statement_count, r.product_count, r.uncompared, r.problems, r.problem_count, r.unused,
      r.received_at, r.ci_id, r.slot, ${advisoryReaderRevision}, b.hash, b.content
    from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as r (place int, id uuid, source_id text, format text,
        format_version text, name text, revision int, version text, author text, title text, issued_at timestamptz,
        modified_at timestamptz, tlp text, statement_count int, product_count int, uncompared int, problems jsonb,
        problem_count int, unused jsonb, received_at timestamptz, ci_id uuid, slot text)
      join unnest(${made.map(({ rows }) => Buffer.from(rows.head.hash))}::bytea[],
        ${made.map(({ packed }) => packed)}::bytea[]) with ordinality as b (hash, content, place) using (place)`.execute(
    db,
  )
}

async function insertStatements(db: Executor, group: Group): Promise<void> {
  await sql`
    insert into intel.vex_statement (document_id, number, place, names, status, status_word, justification,
      justification_word, impact, action, notes, remediations, said_at, product_count)
    select d.id, r.* from ${recordset(
      group,
      sql`number int, place text, names text[], status text, status_word text, justification text,
        justification_word text, impact text, action text, notes text, remediations jsonb, said_at timestamptz,
        product_count int`,
    )}`.execute(db)
}

async function insertProducts(db: Executor, group: Group): Promise<void> {
  await sql`
    insert into intel.vex_product (document_id, number, name, purl, package_key, distribution, version,
      version_key, scheme, scheme_revision, version_range, cpes, identifiers, whole)
    select d.id, r.number, r.name, r.purl, r.package_key, r.distribution, r.version,
      decode(r.version_key, 'hex'), r.scheme, r.scheme_revision, r.version_range, r.cpes, r.identifiers, r.whole
    from ${recordset(
      group,
      sql`number int, name text, purl text, package_key text, distribution text, version text,
        version_key text, scheme text, scheme_revision int, version_range text, cpes text[], identifiers jsonb, whole int`,
    )}`.execute(db)
}

/** Keeps keys of products made anew. By the primary key. */
export async function updateProductKeys(
  db: Executor,
  rows: readonly (ProductPlace & VersionKey)[],
): Promise<void> {
  await sql`
    update intel.vex_product p
    set version_key = decode(r.version_key, 'hex'), scheme = r.scheme, scheme_revision = r.scheme_revision
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r ("documentId" uuid, number int, version_key text, scheme text, scheme_revision int)
    where p.document_id = r."documentId" and p.number = r.number`.execute(db)
}
