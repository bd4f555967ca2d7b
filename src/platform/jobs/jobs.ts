import { randomInt } from 'node:crypto'
import { fromKysely, PgBoss } from 'pg-boss'
import { newId } from '#kernel/ids/ids.ts'
import type { Clock } from '#kernel/time/clock.ts'
import { type Database, transact, type Unit } from '../database/database.ts'
import { openSession } from '../database/session.ts'
import type { Log } from '../log/log.ts'
import { attempt, type Workshop } from './attempt.ts'
import type { JobKind, NewJob } from './job.ts'
import { askToCancel, endJob, findOrphans, insertJob, returnToQueue } from './job-store.ts'

/** The queue of a process: everybody may add, workers take. */
export interface Jobs {
  /** Queues work in the caller's transaction. @returns the job's id */
  enqueue(unit: Unit, draft: NewJob): Promise<string>
  /** Asks to stop: at once when it waits, at its next step when it runs. */
  cancel(unit: Unit, id: string): Promise<void>
  /** Takes work of these kinds until stopped. */
  work(kinds: readonly JobKind[]): Promise<void>
  stop(): Promise<void>
}

interface Options {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  /** Settings of a transaction that may see everything. */
  readonly settings: Readonly<Record<string, string>>
  /** Every kind there is; each has a queue of its own. */
  readonly kinds: readonly string[]
}

const retries = 20
const orphanCheckMilliseconds = 2000

/** Opens the queue (pg-boss keeps order, locks and retries; our own table keeps what people see). */
export async function openJobs(options: Options): Promise<Jobs> {
  const { database, log } = options
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.pool.query(text, values) },
    superviseIntervalSeconds: 30,
  })
  boss.on('error', (error) => log.warn({ err: error }, 'queue error'))
  await boss.start()
  for (const kind of options.kinds) {
    await boss.createQueue(kind, { retryLimit: retries, retryDelay: 1, expireInSeconds: 86_000 })
  }
  const workers: { stop(): Promise<void> }[] = []
  return {
    async enqueue(unit, draft) {
      const id = newId(options.clock)
      await insertJob(unit, id, { ...draft, at: options.clock.now() })
      await boss.send(draft.kind, {}, { id, db: fromKysely(unit.db) })
      return id
    },
    async cancel(unit, id) {
      const before = await askToCancel(unit, id)
      if (before === 'waiting') await endJob(unit, id, { state: 'cancelled', at: options.clock.now() })
    },
    async work(kinds) {
      workers.push(await startWorker(options, boss, kinds))
    },
    async stop() {
      for (const worker of workers) await worker.stop()
      await boss.stop({ graceful: true, timeout: 5000, close: false })
    },
  }
}

async function startWorker(options: Options, boss: PgBoss, kinds: readonly JobKind[]) {
  const workerKey = randomInt(1, 2 ** 47)
  // PostgreSQL lets go of this lock when the process dies: the sign that its jobs are orphans.
  const life = await openSession({
    address: options.database.address,
    log: options.log,
    begin: [`select pg_advisory_lock(${workerKey})`],
  })
  const stopping = new AbortController()
  const workshop: Workshop = { ...options, workerKey, stopping: stopping.signal }
  await recoverOrphans(options, boss)
  const timer = setInterval(() => {
    recoverOrphans(options, boss).catch((error: unknown) =>
      options.log.warn({ err: error }, 'orphan check failed'),
    )
  }, orphanCheckMilliseconds)
  for (const kind of kinds) {
    await boss.work(kind.name, { pollingIntervalSeconds: 0.5 }, async ([job]) => {
      if (job !== undefined) await attempt(workshop, kind, job.id)
    })
  }
  return {
    async stop() {
      clearInterval(timer)
      stopping.abort(new Error('the process stops'))
      await Promise.all(kinds.map((kind) => boss.offWork(kind.name, { wait: true })))
      await life.close()
    },
  }
}

async function recoverOrphans(options: Options, boss: PgBoss): Promise<void> {
  await transact(options.database, options.settings, async (unit) => {
    for (const orphan of await findOrphans(unit.db)) {
      options.log.warn({ job: orphan.id, kind: orphan.kind }, 'job resumed after its worker died')
      await returnToQueue(unit, orphan.id, options.clock.now())
      await boss.fail(orphan.kind, orphan.id, null, { db: fromKysely(unit.db) })
    }
  })
}
