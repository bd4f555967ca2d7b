import type { Executor } from '#platform/database/database.ts'
import { countsFrom, type RunCounts } from './counts.ts'

export interface RunStart {
  readonly jobId: string
  readonly sourceId: string
  readonly hash: string
  readonly at: Temporal.Instant
}

/** Begins the account of an import; an attempt that goes on finds it there. */
export async function beginRun(db: Executor, run: RunStart): Promise<void> {
  await db
    .insertInto('intel.source')
    .values({ id: run.sourceId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('intel.run')
    .values({
      job_id: run.jobId,
      source_id: run.sourceId,
      hash: run.hash,
      started_at: run.at,
      state: 'running',
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function writeRun(
  db: Executor,
  jobId: string,
  run: { readonly counts: RunCounts; readonly state: string; readonly endedAt: Temporal.Instant | null },
): Promise<void> {
  const { counts } = run
  await db
    .updateTable('intel.run')
    .set({
      read: counts.read,
      changed: counts.changed,
      rejected: counts.rejected,
      withdrawn: counts.withdrawn,
      without_scheme: counts.withoutScheme,
      older: counts.older,
      ecosystems: JSON.stringify(counts.ecosystems),
      state: run.state,
      ended_at: run.endedAt,
    })
    .where('job_id', '=', jobId)
    .execute()
}

/** What the import came to so far; counts of nothing where it never began. */
export async function readRunCounts(db: Executor, jobId: string): Promise<RunCounts> {
  const row = await db
    .selectFrom('intel.run')
    .select([
      'read',
      'changed',
      'rejected',
      'withdrawn',
      'without_scheme as withoutScheme',
      'older',
      'ecosystems',
    ])
    .where('job_id', '=', jobId)
    .executeTakeFirst()
  return countsFrom(row)
}
