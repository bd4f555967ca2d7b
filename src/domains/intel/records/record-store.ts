import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { ReadRecord, RecordFacts } from '../feeds/feed.ts'
import type { Kept } from './changes.ts'
import type { Pack } from './pack.ts'

const recordsLock = 8720_0003

/** Groups are made by one transaction at a time: two could make the same vulnerability twice. */
export async function lockRecords(db: Executor): Promise<void> {
  await sql`select pg_advisory_xact_lock(${recordsLock})`.execute(db)
}

/** The newest revisions; served by record_current. */
export async function findKept(
  db: Executor,
  sourceId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, Kept>> {
  const { rows } = await sql<Kept>`
    select name, revision, hash, to_json(modified_at) #>> '{}' as modified, withdrawn_at is not null as "isWithdrawn",
      pack_id is not null as "isWhole", is_outline as "isOutline"
    from intel.record
    where source_id = ${sourceId} and name = any(${[...names]}::text[]) and superseded_at is null`.execute(db)
  return new Map(rows.map((row) => [row.name, row]))
}

/** Whether these bytes were ever kept under that name; served by the primary key. */
export async function hasRevision(
  db: Executor,
  sourceId: string,
  { facts, hash }: Pick<ReadRecord, 'facts' | 'hash'>,
): Promise<boolean> {
  const { rows } = await sql`
    select from intel.record where source_id = ${sourceId} and name = ${facts.name} and hash = ${Buffer.from(hash)}
    limit 1`.execute(db)
  return rows.length > 0
}

/** A revision to be kept. */
export interface NewRevision {
  readonly facts: RecordFacts
  readonly revision: number
  readonly hash: Uint8Array
  /** JSON of the problems met in it. */
  readonly problems: string
}

/** Keeps packs of bytes. @returns their ids in order */
async function insertPacks(db: Executor, packs: readonly Pack[]): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into intel.pack (lengths, content, affected, products)
    select string_to_array(p.lengths, ',')::int[], p.content, p.affected, p.products
    from unnest(${packs.map(({ lengths }) => lengths.join(','))}::text[], ${packs.map((pack) => pack.content)}::bytea[],
      ${packs.map((pack) => pack.affected)}::bytea[], ${packs.map((pack) => pack.products)}::bytea[])
      with ordinality as p (lengths, content, affected, products, place)
    order by place returning id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Revisions, and their bytes in the same order. */
export interface RevisionBatch {
  readonly revisions: readonly NewRevision[]
  readonly packs: readonly Pack[]
}

/** Keeps a new revision of each; the one before stays, superseded. */
export async function insertRevisions(
  db: Executor,
  sourceId: string,
  batch: RevisionBatch & { readonly at: Temporal.Instant },
): Promise<void> {
  const { revisions, packs } = batch
  const at = batch.at.toString()
  const revised = revisions.filter(({ revision }) => revision > 1).map(({ facts }) => facts.name)
  if (revised.length > 0) {
    await sql`
      update intel.record set superseded_at = ${at}::timestamptz
      where source_id = ${sourceId} and name = any(${revised}::text[]) and superseded_at is null`.execute(db)
  }
  const packIds = await insertPacks(db, packs)
  await sql`
    insert into intel.record (source_id, name, revision, pack_id, pack_place, hash, ${sql.join(said)}, received_at)
    select ${sourceId}, n.*, ${at}::timestamptz from ${rowsOf(revisions, placesIn(packs, packIds))}`.execute(
    db,
  )
  const outlines = revisions.filter(({ facts, revision }) => facts.isOutline === true && revision > 1)
  if (outlines.length > 0) {
    await keepTexts(
      db,
      sourceId,
      outlines.map(({ facts }) => facts.name),
    )
  }
}

/** What current revisions are read to say now stands in their place: same bytes, received when they were. */
export async function rewriteRevisions(
  db: Executor,
  sourceId: string,
  { revisions, packs }: RevisionBatch,
): Promise<void> {
  const packIds = await insertPacks(db, packs)
  const written = [sql.ref('pack_id'), sql.ref('pack_place'), ...said]
  await sql`
    update intel.record r
    set content = null, ${sql.join(written.map((column) => sql`${column} = n.${column}`))}
    from ${rowsOf(revisions, placesIn(packs, packIds))}
    where r.source_id = ${sourceId} and r.name = n.name and r.superseded_at is null`.execute(db)
}

/** Which of these revisions, that are kept, are kept with other facts beside their bytes; by record_current. */
export async function findRestated(
  db: Executor,
  sourceId: string,
  revisions: readonly NewRevision[],
): Promise<ReadonlySet<string>> {
  const nowhere = revisions.map(() => ({ pack: undefined, place: 0 }))
  const { rows } = await sql<{ name: string }>`
    select r.name from intel.record r join ${rowsOf(revisions, nowhere)} on n.name = r.name
    where r.source_id = ${sourceId} and r.superseded_at is null
      and (${sql.join(said.map((column) => sql`r.${column}`))})
        is distinct from (${sql.join(said.map((column) => sql`n.${column}`))})`.execute(db)
  return new Set(rows.map(({ name }) => name))
}

/** What a record is read to say, as columns. */
const said: readonly RawBuilder<unknown>[] = [
  'title',
  'details',
  'severity_rating',
  'severity_vector',
  'severity_score',
  'given_score',
  'severities',
  'links',
  'published_at',
  'modified_at',
  'withdrawn_at',
  'problems',
  'document',
  'tlp',
  'uncompared',
  'language',
  'impact',
  'solution',
  'phrases',
  'is_outline',
].map((column) => sql.ref(column))

interface PackPlace {
  readonly pack: number | undefined
  readonly place: number
}

function placesIn(packs: readonly Pack[], ids: readonly number[]): readonly PackPlace[] {
  return packs.flatMap(({ lengths }, index) => lengths.map((_, place) => ({ pack: ids[index], place })))
}

/** Rows `n`, in the order in which revisions are inserted. */
function rowsOf(revisions: readonly NewRevision[], places: readonly PackPlace[]): RawBuilder<unknown> {
  const fact = <K extends keyof RecordFacts>(name: K) => revisions.map(({ facts }) => facts[name] ?? null)
  return sql`unnest(${fact('name')}::text[], ${revisions.map(({ revision }) => revision)}::int[],
      ${places.map(({ pack }) => pack ?? null)}::bigint[], ${places.map(({ place }) => place)}::int[],
      ${revisions.map(({ hash }) => Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength))}::bytea[],
      ${fact('title')}::text[], ${fact('details')}::text[], ${fact('severityRating')}::text[],
      ${fact('severityVector')}::text[], ${fact('severityScore')}::real[], ${fact('givenScore')}::real[],
      ${revisions.map(({ facts }) => JSON.stringify(facts.severities))}::jsonb[],
      ${revisions.map(({ facts }) => JSON.stringify(facts.links))}::jsonb[], ${fact('published')}::timestamptz[],
      ${fact('modified')}::timestamptz[], ${fact('withdrawn')}::timestamptz[],
      ${revisions.map(({ problems }) => problems)}::jsonb[], ${revisions.map(({ facts }) => facts.document ?? null)}::text[],
      ${revisions.map(({ facts }) => facts.tlp ?? null)}::text[],
      ${revisions.map(({ facts }) => facts.uncompared ?? 0)}::int[], ${fact('language')}::text[],
      ${fact('impact')}::text[], ${fact('solution')}::text[],
      ${revisions.map(({ facts }) => phrasesOf(facts))}::jsonb[],
      ${revisions.map(({ facts }) => facts.isOutline ?? false)}::boolean[])
    as n (name, revision, pack_id, pack_place, hash, ${sql.join(said)})`
}

/** An outline says nothing of impact, solution and versions: what the record said before stands. By the primary key. */
async function keepTexts(db: Executor, sourceId: string, names: readonly string[]): Promise<void> {
  await sql`
    update intel.record r set impact = before.impact, solution = before.solution, phrases = before.phrases
    from intel.record before
    where r.source_id = ${sourceId} and r.name = any(${[...names]}::text[]) and r.superseded_at is null
      and before.source_id = r.source_id and before.name = r.name and before.revision = r.revision - 1`.execute(
    db,
  )
}

function phrasesOf({ phrases = [] }: RecordFacts): string | null {
  return phrases.length === 0 ? null : JSON.stringify(phrases)
}

/** Records whose source no longer lists them are withdrawn from then on; the bytes stay as they were. */
export async function withdrawRecords(
  db: Executor,
  sourceId: string,
  gone: { readonly names: readonly string[]; readonly at: Temporal.Instant },
): Promise<void> {
  await sql`
    update intel.record set withdrawn_at = ${gone.at.toString()}::timestamptz
    where source_id = ${sourceId} and name = any(${[...gone.names]}::text[]) and superseded_at is null
      and withdrawn_at is null`.execute(db)
}
