import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

export interface FeedRow {
  readonly id: string
  readonly records: number
  readonly withdrawn: number
  readonly lastRun: {
    readonly at: string
    readonly state: string
    readonly read: number
    readonly changed: number
    readonly rejected: number
  } | null
}

/** How each source fares: its current records and its last import. */
export async function listFeedRows(db: Executor): Promise<readonly FeedRow[]> {
  const { rows } = await sql<FeedRow>`
    select s.id,
      (select count(*) from intel.record r where r.source_id = s.id and r.superseded_at is null) as records,
      (select count(*) from intel.record r
        where r.source_id = s.id and r.superseded_at is null and r.withdrawn_at is not null) as withdrawn,
      (select jsonb_build_object('at', to_char(run.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
          'state', case when run.state = 'running' and job.ended_at is not null then job.state else run.state end, 'read', run.read, 'changed', run.changed, 'rejected', run.rejected)
        from intel.run left join platform.job on job.id = run.job_id where run.source_id = s.id order by run.started_at desc limit 1) as "lastRun"
    from intel.source s order by s.id`.execute(db)
  return rows
}
