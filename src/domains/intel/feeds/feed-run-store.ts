import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { ListedFile } from '../connectors/connector.ts'
import { countsFrom, type RunCounts } from './counts.ts'
import type { Outcome, SourceState, Trouble } from './feed-run.ts'

/** How a source is fetched; set by an administrator. */
export interface SourceSettings {
  readonly id: string
  readonly url: string | null
  readonly hosts: readonly string[]
  readonly internalHosts: readonly string[]
  readonly parts: readonly string[]
  readonly enabled: boolean
  readonly intervalSeconds: number
  readonly shrinkPercent: number
  readonly version: number
}

export async function findSettings(db: Executor, id: string): Promise<SourceSettings | undefined> {
  return await db
    .selectFrom('intel.source')
    .select([
      'id',
      'url',
      'hosts',
      'internal_hosts as internalHosts',
      'parts',
      'enabled',
      'interval_seconds as intervalSeconds',
      'shrink_percent as shrinkPercent',
      'version',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Fields that are not there stay as they are. */
export type SettingsChange = {
  readonly [Field in Exclude<keyof SourceSettings, 'id' | 'version'>]?: SourceSettings[Field] | undefined
}

/** @returns the new version, undefined when somebody else was faster */
export async function updateSettings(
  db: Executor,
  edit: { readonly id: string; readonly version: number; readonly change: SettingsChange },
): Promise<number | undefined> {
  const { url, hosts, internalHosts, parts, enabled, intervalSeconds, shrinkPercent } = edit.change
  const row = await db
    .updateTable('intel.source')
    .set((column) => ({
      ...(url === undefined ? {} : { url }),
      ...(hosts === undefined ? {} : { hosts: [...hosts] }),
      ...(internalHosts === undefined ? {} : { internal_hosts: [...internalHosts] }),
      ...(parts === undefined ? {} : { parts: [...parts] }),
      ...(enabled === undefined ? {} : { enabled }),
      ...(intervalSeconds === undefined ? {} : { interval_seconds: intervalSeconds }),
      ...(shrinkPercent === undefined ? {} : { shrink_percent: shrinkPercent }),
      version: column('version', '+', 1),
    }))
    .where('id', '=', edit.id)
    .where('version', '=', edit.version)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

/** Another address calls its parts otherwise: its marks and the place in its list say nothing there. */
export async function forgetParts(db: Executor, sourceId: string): Promise<void> {
  await db.deleteFrom('intel.source_part').where('source_id', '=', sourceId).execute()
}

/** The source's state, locked until the transaction ends: runs of one source begin and end one after the other. */
export async function lockState(db: Executor, sourceId: string): Promise<SourceState> {
  await db
    .insertInto('intel.source')
    .values({ id: sourceId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('intel.source_state')
    .values({ source_id: sourceId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await db
    .selectFrom('intel.source_state')
    .selectAll()
    .where('source_id', '=', sourceId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return {
    outcome: row.outcome,
    triedAt: row.tried_at,
    succeededAt: row.succeeded_at,
    failures: row.failures,
    problem: troubleOf(row.problem),
    waitUntil: row.wait_until,
    nextAt: row.next_at,
    gapSince: row.gap_since,
    heldJobId: row.held_job_id,
  }
}

function troubleOf(kept: unknown): Trouble | null {
  if (kept === null) return null
  const { part, code, facts } = Object(kept)
  return { part: String(part), code: String(code), facts: Object(facts) }
}

export async function writeState(db: Executor, sourceId: string, state: SourceState): Promise<void> {
  await db
    .updateTable('intel.source_state')
    .set({
      outcome: state.outcome,
      tried_at: state.triedAt,
      succeeded_at: state.succeededAt,
      failures: state.failures,
      problem: state.problem === null ? null : JSON.stringify(state.problem),
      wait_until: state.waitUntil,
      next_at: state.nextAt,
      gap_since: state.gapSince,
      held_job_id: state.heldJobId,
    })
    .where('source_id', '=', sourceId)
    .execute()
}

/** Sources that are wanted and due. */
export async function findDue(db: Executor, now: Temporal.Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from intel.source s left join intel.source_state t on t.source_id = s.id
    where s.enabled and s.url is not null and coalesce(t.next_at, '-infinity') <= ${now.toString()}::timestamptz
    order by t.next_at nulls first`.execute(db)
  return rows.map((row) => row.id)
}

/** A part of a source as it was when all went well. */
export interface PartRow {
  readonly part: string
  readonly etag: string | null
  readonly lastModified: string | null
  readonly confirmedAt: Temporal.Instant
  readonly cursor: Temporal.Instant | null
  readonly records: number
  readonly missing: readonly string[]
  readonly files: readonly ListedFile[]
}

export async function findPart(db: Executor, sourceId: string, part: string): Promise<PartRow | undefined> {
  const row = await db
    .selectFrom('intel.source_part')
    .select([
      'part',
      'etag',
      'last_modified as lastModified',
      'confirmed_at as confirmedAt',
      'cursor',
      'records',
      'missing',
      'files',
    ])
    .where('source_id', '=', sourceId)
    .where('part', '=', part)
    .executeTakeFirst()
  return row === undefined ? undefined : { ...row, files: filesOf(row.files) }
}

export async function keepPart(db: Executor, sourceId: string, row: PartRow): Promise<void> {
  const values = {
    etag: row.etag,
    last_modified: row.lastModified,
    confirmed_at: row.confirmedAt,
    cursor: row.cursor,
    records: row.records,
    missing: [...row.missing],
    files: JSON.stringify(row.files),
  }
  await db
    .insertInto('intel.source_part')
    .values({ source_id: sourceId, part: row.part, ...values })
    .onConflict((conflict) => conflict.columns(['source_id', 'part']).doUpdateSet(values))
    .execute()
}

/** Whether records of some part are known to be missing. */
export async function hasGaps(db: Executor, sourceId: string): Promise<boolean> {
  const row = await db
    .selectFrom('intel.source_part')
    .select('part')
    .where('source_id', '=', sourceId)
    .where(sql<boolean>`(missing <> '{}' or (cursor is null and records > 0))`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** One part as it was fetched in one run. */
export interface FetchRow {
  readonly part: string
  readonly url: string
  readonly status: number | null
  readonly etag: string | null
  readonly lastModified: string | null
  readonly fetchedAt: Temporal.Instant
  readonly bytes: number | null
  readonly hash: string | null
  readonly name: string | null
  readonly records: number | null
  readonly cursor: Temporal.Instant | null
  readonly missing: readonly string[]
  readonly files: readonly ListedFile[]
  readonly gap: boolean
  /** Null while its import is not finished. */
  readonly outcome: Outcome | null
  readonly problem: Trouble | null
  /** What its import came to. */
  readonly counts: RunCounts
}

/** What a run has fetched so far, in its order. */
export async function listFetches(db: Executor, jobId: string): Promise<readonly FetchRow[]> {
  const rows = await db
    .selectFrom('intel.fetch')
    .selectAll()
    .where('job_id', '=', jobId)
    .orderBy('part')
    .execute()
  return rows.map((row) => ({
    part: row.part,
    url: row.url,
    status: row.status,
    etag: row.etag,
    lastModified: row.last_modified,
    fetchedAt: row.fetched_at,
    bytes: row.bytes,
    hash: row.hash,
    name: row.name,
    records: row.records,
    cursor: row.cursor,
    missing: row.missing,
    files: filesOf(row.files),
    gap: row.gap,
    outcome: row.outcome,
    problem: troubleOf(row.problem),
    counts: countsFrom(row.counts),
  }))
}

export async function keepFetch(
  db: Executor,
  run: { readonly jobId: string; readonly sourceId: string },
  row: FetchRow,
): Promise<void> {
  const values = {
    url: row.url,
    status: row.status,
    etag: row.etag,
    last_modified: row.lastModified,
    fetched_at: row.fetchedAt,
    bytes: row.bytes,
    hash: row.hash,
    name: row.name,
    records: row.records,
    cursor: row.cursor,
    missing: [...row.missing],
    files: JSON.stringify(row.files),
    gap: row.gap,
    outcome: row.outcome,
    problem: row.problem === null ? null : JSON.stringify(row.problem),
    counts: JSON.stringify(row.counts),
  }
  await db
    .insertInto('intel.fetch')
    .values({ job_id: run.jobId, source_id: run.sourceId, part: row.part, ...values })
    .onConflict((conflict) => conflict.columns(['job_id', 'part']).doUpdateSet(values))
    .execute()
}

/** As we wrote them. */
function filesOf(kept: unknown): readonly ListedFile[] {
  if (!Array.isArray(kept)) return []
  return kept.map((one) => ({
    name: String(Object(one).name),
    sha256: String(Object(one).sha256),
    records: Number(Object(one).records),
  }))
}
