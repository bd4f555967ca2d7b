import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { ReadDocument } from '../feeds/feed.ts'

/** The newest revision of documents, as far as comparing needs it. */
export interface KeptDocument {
  readonly revision: number
  readonly hash: Uint8Array
  readonly modified: string | null
}

/** Served by advisory_document_current. */
export async function findDocuments(
  db: Executor,
  sourceId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, KeptDocument>> {
  const { rows } = await sql<KeptDocument & { name: string }>`
    select name, revision, hash, to_json(modified_at) #>> '{}' as modified from intel.advisory_document
    where source_id = ${sourceId} and name = any(${[...names]}::text[]) and superseded_at is null`.execute(db)
  return new Map(rows.map((row) => [row.name, row]))
}

interface Revision {
  readonly document: ReadDocument
  readonly revision: number
  /** zstd */
  readonly packed: Buffer
  readonly at: Temporal.Instant
}

/** Keeps a new revision of a document; the one before stays, superseded. */
export async function insertDocument(db: Executor, sourceId: string, made: Revision): Promise<void> {
  const { document, revision, packed } = made
  const { facts, judgement, checksum, hash } = document
  const at = made.at.toString()
  await sql`
    update intel.advisory_document set superseded_at = ${at}::timestamptz
    where source_id = ${sourceId} and name = ${facts.name} and superseded_at is null`.execute(db)
  await sql`
    insert into intel.advisory_document (source_id, name, revision, hash, content, publisher, version, status, category,
      modified_at, tlp, verdict, failures, failure_count, checksum, not_comparable, received_at)
    values (${sourceId}, ${facts.name}, ${revision}, ${Buffer.from(hash)}, ${packed}, ${facts.publisher},
      ${facts.version}, ${facts.status}, ${facts.category}, ${facts.modified}::timestamptz, ${facts.tlp},
      ${judgement.verdict}, ${JSON.stringify(judgement.failures)}::jsonb, ${judgement.failureCount}, ${checksum},
      ${facts.notComparable}, ${at}::timestamptz)`.execute(db)
}

/** The sum that came later for bytes that are kept. */
export async function writeChecksum(
  db: Executor,
  sourceId: string,
  { facts, checksum }: ReadDocument,
): Promise<void> {
  await sql`
    update intel.advisory_document set checksum = ${checksum}
    where source_id = ${sourceId} and name = ${facts.name} and superseded_at is null
      and checksum is distinct from ${checksum}`.execute(db)
}

/** Current records of a document, without those it still holds; served by record_by_document. */
export async function findLeftOut(
  db: Executor,
  sourceId: string,
  document: { readonly name: string; readonly records: readonly string[] },
): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from intel.record
    where source_id = ${sourceId} and document = ${document.name} and superseded_at is null and withdrawn_at is null
      and name <> all(${[...document.records]}::text[])`.execute(db)
  return rows.map((row) => row.name)
}
