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
}

/** Keeps new revisions of documents, of each one; those before stay, superseded. */
export async function insertDocuments(
  db: Executor,
  sourceId: string,
  batch: { readonly made: readonly Revision[]; readonly at: Temporal.Instant },
): Promise<void> {
  const { made } = batch
  const at = batch.at.toString()
  const revised = made.filter(({ revision }) => revision > 1).map(({ document }) => document.facts.name)
  if (revised.length > 0) {
    await sql`
      update intel.advisory_document set superseded_at = ${at}::timestamptz
      where source_id = ${sourceId} and name = any(${revised}::text[]) and superseded_at is null`.execute(db)
  }
  const rows = made.map(({ document: { facts, judgement, checksum }, revision }, index) => ({
    place: index + 1,
    name: facts.name,
    revision,
    publisher: facts.publisher,
    version: facts.version,
    status: facts.status,
    category: facts.category,
    modified_at: facts.modified,
    tlp: facts.tlp,
    verdict: judgement.verdict,
    failures: judgement.failures,
    failure_count: judgement.failureCount,
    checksum,
    not_comparable: facts.notComparable,
  }))
  await sql`
    insert into intel.advisory_document (source_id, received_at, name, revision, publisher, version, status, category,
      modified_at, tlp, verdict, failures, failure_count, checksum, not_comparable, hash, content)
    select ${sourceId}, ${at}::timestamptz, r.name, r.revision, r.publisher, r.version, r.status, r.category,
      r.modified_at, r.tlp, r.verdict, r.failures, r.failure_count, r.checksum, r.not_comparable, b.hash, b.content
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (place int, name text, revision int, publisher text,
        version text, status text, category text, modified_at timestamptz, tlp text, verdict text, failures jsonb,
        failure_count int, checksum text, not_comparable int)
      join unnest(${made.map(({ document }) => Buffer.from(document.hash))}::bytea[],
        ${made.map(({ packed }) => packed)}::bytea[]) with ordinality as b (hash, content, place) using (place)`.execute(
    db,
  )
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

/** Current records of documents that they hold no more; served by record_by_document. */
export async function findLeftOut(
  db: Executor,
  sourceId: string,
  documents: readonly Pick<ReadDocument, 'facts' | 'records'>[],
): Promise<readonly string[]> {
  // A record is named by its document, so none is held by another of them.
  const held = documents.flatMap(({ records }) => records)
  const { rows } = await sql<{ name: string }>`
    select name from intel.record
    where source_id = ${sourceId} and document = any(${documents.map(({ facts }) => facts.name)}::text[])
      and superseded_at is null and withdrawn_at is null
      and not exists (select from unnest(${held}::text[]) as h (name) where h.name = record.name)`.execute(db)
  return rows.map((row) => row.name)
}
