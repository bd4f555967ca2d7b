import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { Outcome, Trouble } from './feed-run.ts'

/** The job of this kind that waits or runs; served by `job_running`. */
export async function findUnfinishedJob(db: Executor, kind: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('platform.job')
    .select('id')
    .where('kind', '=', kind)
    .where('state', 'in', ['waiting', 'running'])
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** When the records of these names changed last, as we have them. Served by `record_current`. */
export async function findModified(
  db: Executor,
  sourceId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, Temporal.Instant | null>> {
  const { rows } = await sql<{ name: string; at: Temporal.Instant | null }>`
    select name, modified_at as at from intel.record
    where source_id = ${sourceId} and superseded_at is null and name = any(${[...names]}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.name, row.at]))
}

/** How a source is fetched and how that fares. Times are RFC 3339. */
export interface HealthRow {
  readonly id: string
  readonly settings: {
    readonly url: string | null
    readonly hosts: readonly string[]
    readonly internalHosts: readonly string[]
    readonly parts: readonly string[]
    readonly enabled: boolean
    readonly intervalSeconds: number
    readonly shrinkPercent: number
    readonly version: number
  }
  readonly outcome: Outcome | null
  readonly triedAt: Temporal.Instant | null
  readonly succeededAt: Temporal.Instant | null
  readonly failures: number
  readonly problem: Trouble | null
  readonly waitUntil: Temporal.Instant | null
  readonly nextAt: Temporal.Instant | null
  readonly gapSince: Temporal.Instant | null
  readonly heldJob: string | null
  readonly heldParts: readonly { readonly part: string; readonly before: number; readonly now: number }[]
  readonly job: string | null
}

/** Every source with its settings and its state. A handful of rows. */
export async function listHealthRows(db: Executor): Promise<readonly HealthRow[]> {
  const { rows } = await sql<HealthRow>`
    select s.id,
      jsonb_build_object('url', s.url, 'hosts', s.hosts, 'internalHosts', s.internal_hosts, 'parts', s.parts,
        'enabled', s.enabled, 'intervalSeconds', s.interval_seconds, 'shrinkPercent', s.shrink_percent,
        'version', s.version) as settings,
      t.outcome, t.tried_at as "triedAt", t.succeeded_at as "succeededAt", coalesce(t.failures, 0) as failures,
      t.problem, t.wait_until as "waitUntil", t.next_at as "nextAt", t.gap_since as "gapSince",
      t.held_job_id as "heldJob",
      (select coalesce(jsonb_agg(jsonb_build_object('part', f.part, 'before', f.problem->'facts'->'before',
          'now', f.problem->'facts'->'now') order by f.part), '[]')
        from intel.fetch f where f.job_id = t.held_job_id and f.outcome = 'shrunk') as "heldParts",
      (select j.id from platform.job j
        where j.kind = 'intel.run-feed-' || s.id and j.state in ('waiting', 'running')
        order by j.id limit 1) as job
    from intel.source s left join intel.source_state t on t.source_id = s.id
    order by s.id`.execute(db)
  return rows
}
