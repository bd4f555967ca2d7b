import { asActor, type Context } from '#domains/identity/index.ts'
import type { JobOutcome, JobRun } from '#platform/jobs/job.ts'
import { refuseIntel } from '../errors.ts'
import type { RunCounts } from './counts.ts'
import type { Feed } from './feed.ts'
import { beginRun, writeRun } from './feed-store.ts'
import { importExploitation } from './import-exploitation-actions.ts'
import { importLife } from './import-life-actions.ts'
import { importNames } from './import-names-actions.ts'
import { importRecords } from './import-records-actions.ts'
import { importScores } from './import-scores-actions.ts'
import { importVex } from './import-vex-actions.ts'
import { feeds } from './index.ts'
import { withOpenFile } from './open-file-actions.ts'
import type { Import, Imported } from './published-actions.ts'

/**
 * Imports what a source published, from its file as kept. Interrupted at any point it goes on after the last batch
 * that was committed; run again from the start it changes nothing.
 */
export async function importFeed(context: Context, run: JobRun): Promise<JobOutcome> {
  const feed = feeds.get(String(run.input.source))
  if (feed === undefined) throw refuseIntel('unknown-source', { facts: { source: String(run.input.source) } })
  const hash = String(run.input.hash)
  await asActor(context, (deed) =>
    beginRun(deed.db, { jobId: run.id, sourceId: feed.id, hash, at: deed.now }),
  )
  return await withOpenFile(context, { hash, place: run.id }, async (path) =>
    settle(context, run.id, await importAs(feed, context, { run, path })),
  )
}

async function importAs(feed: Feed, context: Context, work: Import): Promise<Imported> {
  switch (feed.shape) {
    case 'records':
      return await importRecords(context, feed, work)
    case 'exploitation':
      return await importExploitation(context, feed, work)
    case 'scores':
      return await importScores(context, feed, work)
    case 'vex':
      return await importVex(context, feed, work)
    case 'life':
      return await importLife(context, feed, work)
    case 'names':
      return await importNames(context, feed, work)
  }
}

async function settle(context: Context, jobId: string, imported: Imported): Promise<JobOutcome> {
  const { counts, problems } = imported
  const state = counts.rejected === 0 ? 'done' : 'partly'
  await asActor(context, (deed) => writeRun(deed.db, jobId, { counts, state, endedAt: deed.now }))
  const problemCount = Math.max(counts.rejected, problems.length)
  return { state, result: { ...resultOf(counts), ...imported.result }, problems, problemCount }
}

/** What the counts are called in a job's result. */
export function resultOf({
  read,
  changed,
  rejected,
  withdrawn,
  withoutScheme,
  older,
}: RunCounts): JobOutcome['result'] {
  return { records: read, changed, rejected, withdrawn, withoutScheme, older }
}
