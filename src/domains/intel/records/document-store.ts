import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { ReadDocument } from '../feeds/feed.ts'
import { advisoryReaderRevision } from '../rereading/reading.data.ts'

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
  const rows = made.map(({ document, revision }, index) => ({
    ...columnsOf(document),
    place: index + 1,
    revision,
    checksum: document.checksum,
  }))
  await sql`
    insert into intel.advisory_document (source_id, received_at, reader_revision, name, revision, checksum,
      ${sql.join(said)}, hash, content)
    select ${sourceId}, ${at}::timestamptz, ${advisoryReaderRevision}, r.name, r.revision, r.checksum,
      ${sql.join(said.map((column) => sql`r.${column}`))}, b.hash, b.content
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (place int, revision int, checksum text, ${columns})
      join unnest(${made.map(({ document }) => Buffer.from(document.hash))}::bytea[],
        ${made.map(({ packed }) => packed)}::bytea[]) with ordinality as b (hash, content, place) using (place)`.execute(
    db,
  )
}

/** What a document is read to say and how it is judged, as columns. */
const said = [
  'publisher',
  'version',
  'status',
  'category',
  'modified_at',
  'tlp',
  'verdict',
  'failures',
  'failure_count',
  'not_comparable',
  'draft',
].map((column) => sql.ref(column))

const columns =
  sql.raw(`name text, publisher text, version text, status text, category text, modified_at timestamptz,
  tlp text, verdict text, failures jsonb, failure_count int, not_comparable int, draft text`)

function columnsOf({ facts, judgement }: Pick<ReadDocument, 'facts' | 'judgement'>) {
  return {
    name: facts.name,
    publisher: facts.publisher,
    version: facts.version,
    status: facts.status,
    category: facts.category,
    modified_at: facts.modified,
    tlp: facts.tlp,
    verdict: judgement.verdict,
    failures: judgement.failures,
    failure_count: judgement.failureCount,
    not_comparable: facts.notComparable,
    draft: judgement.draft,
  }
}

/**
 * What documents that are kept are read to say today, and how they are judged, in the place of what was: only what
 * differs is written, and by which readers. @returns the names of those that differ
 */
export async function restateDocuments(
  db: Executor,
  sourceId: string,
  documents: readonly Pick<ReadDocument, 'facts' | 'judgement'>[],
): Promise<readonly string[]> {
  const rows = JSON.stringify(documents.map(columnsOf))
  const { rows: changed } = await sql<{ name: string }>`
    update intel.advisory_document d set ${sql.join(said.map((column) => sql`${column} = r.${column}`))}
    from jsonb_to_recordset(${rows}::jsonb) as r (${columns})
    where d.source_id = ${sourceId} and d.name = r.name and d.superseded_at is null
      and (${sql.join(said.map((column) => sql`d.${column}`))})
        is distinct from (${sql.join(said.map((column) => sql`r.${column}`))})
    returning d.name`.execute(db)
  await sql`
    update intel.advisory_document set reader_revision = ${advisoryReaderRevision}
    where source_id = ${sourceId} and name = any(${documents.map(({ facts }) => facts.name)}::text[])
      and superseded_at is null`.execute(db)
  return changed.map(({ name }) => name)
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
): Promise<readonly { readonly name: string; readonly document: string }[]> {
  // A record is named by its document, so none is held by another of them.
  const held = documents.flatMap(({ records }) => records)
  const { rows } = await sql<{ name: string; document: string }>`
    select name, document from intel.record
    where source_id = ${sourceId} and document = any(${documents.map(({ facts }) => facts.name)}::text[])
      and superseded_at is null and withdrawn_at is null
      and not exists (select from unnest(${held}::text[]) as h (name) where h.name = record.name)`.execute(db)
  return rows
}
