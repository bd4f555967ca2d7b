import { join } from 'node:path'
import { expect } from 'vitest'
import { type Context, operator } from '#domains/identity/index.ts'
import type { Database } from '#platform/database/database.ts'
import type { JobRun } from '#platform/jobs/job.ts'
import { findJob } from '#platform/jobs/job-store.ts'
import { openJobs } from '#platform/jobs/jobs.ts'
import type { NetLimits } from '#platform/net/index.ts'
import { silentLog, testContext, testDatabase } from '#test/database.ts'
import { listFeeds } from '../../feeds/feed-actions.ts'
import { runFeedJob, startFeedRun } from '../../feeds/feed-run-actions.ts'
import { runFeed } from '../../feeds/feed-run-job-actions.ts'
import { connectors } from '../index.ts'

/** A job that has ended. */
export interface Done {
  readonly id: string
  readonly state: string
  readonly result: Readonly<Record<string, unknown>>
  /** Codes of what went wrong. */
  readonly problems: readonly { readonly path: string; readonly code: string }[]
}

/** An installation that fetches from loopback, impatiently. */
export interface Stage {
  readonly database: Database
  readonly context: Context
  /** From now on the source lies there. */
  place(
    source: string,
    at: { readonly url: string; readonly host: string; readonly parts?: readonly string[] },
  ): Promise<void>
  run(source: string, apply?: string): Promise<Done>
  /** Queues a run without waiting for it. */
  begin(source: string): Promise<string>
  ended(job: string): Promise<Done>
  /** How the source fares. */
  health(source: string): Promise<NonNullable<Awaited<ReturnType<typeof listFeeds>>[number]['fetching']>>
  /** Names and titles of the records as they are now. */
  records(source: string): Promise<Readonly<Record<string, string>>>
  /** Moves the clock. */
  pass(time: Temporal.DurationLike): void
}

const impatient: Partial<NetLimits> = {
  seconds: 10,
  idleSeconds: 1.5,
  slowestBytes: 50,
  attempts: 2,
  pauseSeconds: 0.02,
  longestPauseSeconds: 1,
  requestsPerSecond: 1000,
}

export async function openStage(limits: Partial<NetLimits> = {}): Promise<Stage> {
  const database = await testDatabase()
  let now = Temporal.Instant.from('2026-11-22T00:00:00Z')
  const clock = { now: () => now }
  const kinds = [...connectors.keys()].map(runFeedJob)
  const settings = { 'renkei.wall': 'system' }
  const jobs = await openJobs({ database, clock, log: silentLog, settings, kinds })
  const base = testContext(database, operator, { clock, jobs })
  const context = { ...base, files: { folder: join(base.files.folder, 'files') } }
  await jobs.work(
    kinds.map((name) => ({ name, run: (run: JobRun) => runFeed(context, run, { ...impatient, ...limits }) })),
  )
  const begin = (source: string, apply?: string) => startFeedRun(context, { source, apply })
  const ended = (id: string) => waitFor(database, id)
  return {
    database,
    context,
    begin,
    ended,
    run: async (source, apply) => await ended(await begin(source, apply)),
    async place(source, { url, host, parts = [] }) {
      await database.kysely
        .updateTable('intel.source')
        .set({ url, internal_hosts: [host], parts: [...parts] })
        .where('id', '=', source)
        .execute()
    },
    async health(source) {
      const feed = (await listFeeds(context)).find((one) => one.id === source)
      if (feed?.fetching === undefined || feed.fetching === null) throw new Error(`${source} is not fetched`)
      return feed.fetching
    },
    async records(source) {
      const rows = await database.kysely
        .selectFrom('intel.record')
        .select(['name', 'title'])
        .where('source_id', '=', source)
        .where('superseded_at', 'is', null)
        .orderBy('name')
        .execute()
      return Object.fromEntries(rows.map((row) => [row.name, row.title]))
    },
    pass(time) {
      now = now.add(time)
    },
  }
}

async function waitFor(database: Database, id: string): Promise<Done> {
  await expect
    .poll(async () => (await findJob(database.kysely, id))?.ended_at ?? null, {
      timeout: 20_000,
      interval: 20,
    })
    .not.toBeNull()
  const row = await findJob(database.kysely, id)
  const problems: unknown[] = Array.isArray(row?.problems) ? row.problems : []
  return {
    id,
    state: row?.state ?? '',
    result: Object(row?.result),
    problems: problems.map((one) => ({ path: String(Object(one).path), code: String(Object(one).code) })),
  }
}
