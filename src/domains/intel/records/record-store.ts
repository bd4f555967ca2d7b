import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { ReadRecord, RecordFacts } from '../feeds/feed.ts'

const recordsLock = 8720_0003

/** Groups are made by one transaction at a time: two could make the same vulnerability twice. */
export async function lockRecords(db: Executor): Promise<void> {
  await sql`select pg_advisory_xact_lock(${recordsLock})`.execute(db)
}

/** Those whose content is not what is kept; served by record_current. */
export async function findChanged(
  db: Executor,
  sourceId: string,
  records: readonly ReadRecord[],
): Promise<readonly ReadRecord[]> {
  const { rows } = await sql<{ name: string; hash: Buffer }>`
    select name, hash from intel.record
    where source_id = ${sourceId} and name = any(${records.map((record) => record.facts.name)}::text[])
      and superseded_at is null`.execute(db)
  const kept = new Map(rows.map((row) => [row.name, row.hash]))
  return records.filter((record) => kept.get(record.facts.name)?.equals(record.hash) !== true)
}

/** Keeps a new revision of each; the one before stays, superseded. */
export async function insertRevisions(
  db: Executor,
  sourceId: string,
  batch: { readonly records: readonly ReadRecord[]; readonly at: Temporal.Instant },
): Promise<void> {
  const { records } = batch
  const at = batch.at.toString()
  const names = records.map((record) => record.facts.name)
  await sql`
    update intel.record set superseded_at = ${at}::timestamptz
    where source_id = ${sourceId} and name = any(${names}::text[]) and superseded_at is null`.execute(db)
  const fact = <K extends keyof RecordFacts>(name: K) => records.map((record) => record.facts[name])
  await sql`
    insert into intel.record (source_id, name, revision, content, hash, title, details, severity_rating,
      severity_vector, links, published_at, modified_at, withdrawn_at, problems, received_at)
    select ${sourceId}, n.name,
      1 + coalesce((select max(revision) from intel.record r where r.source_id = ${sourceId} and r.name = n.name), 0),
      n.content, n.hash, n.title, n.details, n.rating, n.vector, n.links, n.published, n.modified, n.withdrawn,
      n.problems, ${at}::timestamptz
    from unnest(${names}::text[], ${records.map((record) => Buffer.from(record.content))}::bytea[],
      ${records.map((record) => Buffer.from(record.hash))}::bytea[], ${fact('title')}::text[], ${fact('details')}::text[],
      ${fact('severityRating')}::text[], ${fact('severityVector')}::text[],
      ${records.map((record) => JSON.stringify(record.facts.links))}::jsonb[], ${fact('published')}::timestamptz[],
      ${fact('modified')}::timestamptz[], ${fact('withdrawn')}::timestamptz[],
      ${records.map((record) => JSON.stringify(record.problems))}::jsonb[])
      as n (name, content, hash, title, details, rating, vector, links, published, modified, withdrawn, problems)`.execute(
    db,
  )
}
