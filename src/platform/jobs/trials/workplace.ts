import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, onTestFinished } from 'vitest'
import { systemClock } from '#kernel/time/clock.ts'
import { openAgain, silentLog, testDatabase } from '#test/database.ts'
import { type Database, transact } from '../../database/database.ts'
import type { JobKind, JobOutcome, JobRun, NewJob } from '../job.ts'
import { findJob, type JobRow } from '../job-store.ts'
import { type Jobs, openJobs } from '../jobs.ts'

/** What tests of jobs need: a database, one kind of work, processes that do it. */

export const kind = 'test.do-work'
export const draft: NewJob = { kind, title: 'work', input: { size: 3 }, ownerId: null, origin: 'api' }
export const done: JobOutcome = { state: 'done', result: { things: 2 }, problems: [] }

export interface Workplace {
  readonly database: Database
  /** Queues and takes nothing itself. */
  readonly jobs: Jobs
  /** A process that works, with a pool of its own; stopped after the test. */
  startProcess(run: (run: JobRun) => Promise<JobOutcome>, more?: Pick<JobKind, 'atOnce'>): Promise<Jobs>
  enqueue(): Promise<string>
  cancel(id: string): Promise<void>
  read(id: string): Promise<JobRow | undefined>
  countInLine(): Promise<number>
  /** Waits until the job looks like this, at most 8 s. */
  becomes(id: string, expected: Partial<JobRow>): Promise<void>
}

export async function openWorkplace(): Promise<Workplace> {
  const database = await testDatabase()
  const open = (where: Database) =>
    openJobs({ database: where, clock: systemClock, log: silentLog, settings: {}, kinds: [kind] })
  const jobs = await open(database)
  const read = (id: string) => findJob(database.kysely, id)
  return {
    database,
    jobs,
    read,
    async startProcess(run, more) {
      const opened = await open(openAgain(database))
      await opened.work([{ name: kind, run, ...more }])
      onTestFinished(() => opened.stop())
      return opened
    },
    enqueue: () => transact(database, {}, (unit) => jobs.enqueue(unit, draft)),
    cancel: (id) => transact(database, {}, (unit) => jobs.cancel(unit, id)),
    async countInLine() {
      const { rows } = await sql<{ count: number }>`select count(*) as count from pgboss.job`.execute(
        database.kysely,
      )
      return rows[0]?.count ?? -1
    },
    async becomes(id, expected) {
      await expect.poll(() => read(id), { timeout: 8000, interval: 20 }).toMatchObject(expected)
    },
  }
}

/** Work that goes on until somebody ends it by the signal. */
export async function untilStopped(run: JobRun): Promise<never> {
  await pause(600_000, undefined, { signal: run.signal })
  throw new Error('unreachable')
}
