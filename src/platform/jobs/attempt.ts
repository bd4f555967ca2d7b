import { AppError } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import type { Clock } from '#kernel/time/clock.ts'
import { type Database, transact } from '../database/database.ts'
import type { Log } from '../log/log.ts'
import type { JobKind, JobRun } from './job.ts'
import {
  beginAttempt,
  type Ending,
  endJob,
  isCancelAsked,
  returnToQueue,
  writeProgress,
} from './job-store.ts'

export interface Workshop {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly settings: Readonly<Record<string, string>>
  readonly workerKey: number
  readonly stopping: AbortSignal
}

const progressMilliseconds = 400
const attemptsBeforeFailing = 5

class Cancelled extends Error {}

/** Runs one attempt: does the work, writes progress meanwhile, keeps what came of it. Throws to be tried again. */
export async function attempt(workshop: Workshop, kind: JobKind, id: string): Promise<void> {
  const { database, settings, clock } = workshop
  const row = await transact(database, settings, (unit) =>
    beginAttempt(unit, id, { workerKey: workshop.workerKey, at: clock.now() }),
  )
  if (row === undefined) return await settleUnrunnable(workshop, id)
  const cancel = new AbortController()
  const meter = createMeter(workshop, id, () => cancel.abort(new Cancelled('cancelled')))
  const run: JobRun = {
    id,
    input: Object(row.input),
    ownerId: row.owner_id,
    origin: row.origin,
    checkpoint: row.checkpoint,
    signal: AbortSignal.any([cancel.signal, workshop.stopping]),
    progress: meter.set,
  }
  try {
    const outcome = await kind.run(run)
    await meter.stop()
    await end(workshop, id, { state: outcome.state, outcome, at: clock.now() })
  } catch (error) {
    await meter.stop()
    await settleFailure(workshop, { id, attempts: row.attempts, cancelled: cancel.signal.aborted }, error)
  }
}

async function settleUnrunnable(workshop: Workshop, id: string): Promise<void> {
  if (await isCancelAsked(workshop.database.kysely, id)) {
    await end(workshop, id, { state: 'cancelled', at: workshop.clock.now() })
  }
}

interface Failure {
  readonly id: string
  readonly attempts: number
  readonly cancelled: boolean
}

async function settleFailure(workshop: Workshop, failure: Failure, error: unknown): Promise<void> {
  const at = workshop.clock.now()
  if (failure.cancelled) return await end(workshop, failure.id, { state: 'cancelled', at })
  if (workshop.stopping.aborted) {
    await transact(workshop.database, workshop.settings, (unit) => returnToQueue(unit, failure.id, at))
    throw error
  }
  if (error instanceof AppError && error.kind !== 'unavailable') {
    const problems = [problem('', error.code, error.facts), ...error.problems]
    return await end(workshop, failure.id, { state: 'failed', problems, at })
  }
  workshop.log.error({ err: error, job: failure.id, attempts: failure.attempts }, 'job attempt failed')
  if (failure.attempts >= attemptsBeforeFailing) {
    return await end(workshop, failure.id, { state: 'failed', problems: [problem('', 'job.broken')], at })
  }
  await transact(workshop.database, workshop.settings, (unit) => returnToQueue(unit, failure.id, at))
  throw error
}

async function end(workshop: Workshop, id: string, ending: Ending): Promise<void> {
  await transact(workshop.database, workshop.settings, (unit) => endJob(unit, id, ending))
}

/** Writes progress at most every 400 ms, and notices a wish to cancel. */
function createMeter(workshop: Workshop, id: string, onCancel: () => void) {
  let done = 0
  let total: number | null = null
  let changed = false
  let writing: Promise<void> | undefined

  async function write(): Promise<void> {
    const asked = changed
      ? await transact(workshop.database, workshop.settings, (unit) =>
          writeProgress(unit, id, { done, total, at: workshop.clock.now() }),
        )
      : await isCancelAsked(workshop.database.kysely, id)
    changed = false
    if (asked) onCancel()
  }

  const timer = setInterval(() => {
    writing ??= write()
      .catch((error: unknown) => workshop.log.warn({ err: error, job: id }, 'progress not written'))
      .finally(() => {
        writing = undefined
      })
  }, progressMilliseconds)

  return {
    set(nextDone: number, nextTotal?: number) {
      changed ||= nextDone !== done || (nextTotal !== undefined && nextTotal !== total)
      done = nextDone
      total = nextTotal ?? total
    },
    async stop() {
      clearInterval(timer)
      await writing
    },
  }
}
