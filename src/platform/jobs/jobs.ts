import { newId } from '#kernel/ids/ids.ts'
import type { Clock } from '#kernel/time/clock.ts'
import type { Database, Unit } from '../database/database.ts'
import type { Log } from '../log/log.ts'
import type { JobKind, NewJob } from './job.ts'
import { cancelOrAsk, insertJob, reopenJob } from './job-store.ts'
import { openQueue } from './queue.ts'
import { startWorker, type Worker } from './worker.ts'

/** The jobs of an installation, as one process sees them: everybody may add, workers take. */
export interface Jobs {
  /** Queues work in the caller's transaction. @returns the job's id */
  enqueue(unit: Unit, draft: NewJob): Promise<string>
  /** Asks to stop: at once when it waits, at its next step when it runs. */
  cancel(unit: Unit, id: string): Promise<void>
  /** Runs a job that failed or was cancelled once more. @returns whether it had ended so, and now waits */
  retry(unit: Unit, id: string): Promise<boolean>
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
  /** Every kind there is; each has a line of its own. */
  readonly kinds: readonly string[]
}

/** Opens the queue: pg-boss keeps the order, our own table what people see and what crashes must not lose. */
export async function openJobs(options: Options): Promise<Jobs> {
  const queue = await openQueue(options)
  const workers: Worker[] = []
  const wake = () => {
    for (const worker of workers) worker.ask()
  }
  return {
    async enqueue(unit, draft) {
      const id = newId(options.clock)
      await insertJob(unit, id, { ...draft, at: options.clock.now() })
      await queue.add(unit, { kind: draft.kind, id }, 0)
      unit.afterCommit(wake)
      return id
    },
    async cancel(unit, id) {
      const kind = await cancelOrAsk(unit, id, options.clock.now())
      if (kind !== undefined) await queue.remove(unit, { kind, id })
    },
    async retry(unit, id) {
      const kind = await reopenJob(unit, id, options.clock.now())
      if (kind === undefined) return false
      await queue.add(unit, { kind, id }, 0)
      unit.afterCommit(wake)
      return true
    },
    async work(kinds) {
      const worker = await startWorker({ ...options, queue }, kinds)
      workers.push(worker)
      worker.ask()
    },
    async stop() {
      await Promise.all(workers.splice(0).map((worker) => worker.stop()))
      await queue.stop()
    },
  }
}
