import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** What a source brought. */
export interface SourceNews {
  readonly source: string
  readonly changed: number
  readonly rejected: number
  readonly at: Temporal.Instant
}

/** Sources that were imported since, with what they brought together. Served by run_by_source. */
export async function listSourceNews(db: Executor, since: Temporal.Instant): Promise<readonly SourceNews[]> {
  const { rows } = await sql<SourceNews>`
    select s.id as source, sum(r.changed)::int as changed, sum(r.rejected)::int as rejected, max(r.started_at) as at
    from intel.source s join intel.run r on r.source_id = s.id and r.started_at >= ${since.toString()}::timestamptz
    group by s.id order by s.id`.execute(db)
  return rows
}
