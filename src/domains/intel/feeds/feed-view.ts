import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { RunCounts } from './counts.ts'

export interface FeedRow {
  readonly id: string
  readonly records: number
  readonly withdrawn: number
  readonly lastRun: RunRow | null
}

/** An import, or a fetch with its imports. */
export interface RunRow extends RunCounts {
  readonly job: string
  /** RFC 3339 */
  readonly at: string
  readonly endedAt: string | null
  readonly state: string
}

const timeText = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

/** A run whose job has ended without it is as its job is. Tables: `run`, `job`. */
const runJson = sql`jsonb_build_object('job', run.job_id, 'at', ${timeText('run.started_at')},
  'endedAt', ${timeText('run.ended_at')},
  'state', case when run.state = 'running' and job.ended_at is not null then job.state else run.state end,
  'read', run.read, 'changed', run.changed, 'rejected', run.rejected, 'withdrawn', run.withdrawn,
  'withoutScheme', run.without_scheme, 'older', run.older, 'ecosystems', run.ecosystems)`

/** What the run of a job came to; undefined: the source has no such run. */
export async function findRunRow(db: Executor, sourceId: string, jobId: string): Promise<RunRow | undefined> {
  const { rows } = await sql<{ run: RunRow }>`
    select ${runJson} as run from intel.run left join platform.job on job.id = run.job_id
    where run.source_id = ${sourceId} and run.job_id = ${jobId}`.execute(db)
  return rows[0]?.run
}

/** How each source fares: its current records (of a list that has none: its lines) and its last import. */
export async function listFeedRows(db: Executor): Promise<readonly FeedRow[]> {
  const { rows } = await sql<FeedRow>`
    select s.id,
      coalesce(nullif((select count(*) from intel.record r where r.source_id = s.id and r.superseded_at is null), 0),
        nullif((select count(*) from intel.product_life p where p.source_id = s.id), 0),
        nullif((select count(*) from intel.vex_document d where d.source_id = s.id and d.superseded_at is null), 0),
        (select l.entries from intel.list l where l.source_id = s.id), 0) as records,
      (select count(*) from intel.record r
        where r.source_id = s.id and r.superseded_at is null and r.withdrawn_at is not null) as withdrawn,
      (select ${runJson} from intel.run left join platform.job on job.id = run.job_id
        where run.source_id = s.id order by run.started_at desc limit 1) as "lastRun"
    from intel.source s order by s.id`.execute(db)
  return rows
}
