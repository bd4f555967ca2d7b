import { setTimeout as pause } from 'node:timers/promises'
import { AppError, type Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import type { Clock } from '#kernel/time/clock.ts'
import { isConnectionLoss } from '../database/connection-loss.ts'
import { type Database, transact, type Unit } from '../database/database.ts'
import type { Log } from '../log/log.ts'
import type { JobKind, JobOutcome, JobRun } from './job.ts'
import { endJob, type Hold, type JobRow, type Progress, returnToWaiting, type Wish } from './job-store.ts'
import { startMeter } from './meter.ts'
import type { Queue } from './queue.ts'

/** Where work is done. */
export interface Workshop {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly settings: Readonly<Record<string, string>>
  readonly queue: Queue
  /** The advisory lock that this worker holds while it lives. */
  readonly workerKey: number
  readonly stopping: AbortSignal
}

/** A job that breaks so often, or whose worker dies so often, is given up. */
export const attemptsBeforeFailing = 5

/** How an attempt ended. */
type Verdict =
  | { readonly next: 'end'; readonly state: 'done' | 'partly' | 'failed'; readonly outcome: JobOutcome }
  | { readonly next: 'end'; readonly state: 'failed' | 'cancelled'; readonly problems: readonly Problem[] }
  | { readonly next: 'wait'; readonly counted: boolean; readonly seconds: number }
  | { readonly next: 'leave' }

/** Runs one attempt, writes progress meanwhile, and keeps what came of it. Throws nothing. */
export async function attempt(workshop: Workshop, kind: JobKind, row: JobRow): Promise<void> {
  const hold: Hold = { id: row.id, attempt: row.attempts }
  const halt = new AbortController()
  let wish: Wish = 'go-on'
  const meter = startMeter({ ...workshop, now: () => workshop.clock.now() }, hold, (wished) => {
    wish = wished
    halt.abort(new Error(`job: ${wished}`))
  })
  const run: JobRun = {
    ...hold,
    input: Object(row.input),
    ownerId: row.owner_id,
    origin: row.origin,
    checkpoint: row.checkpoint,
    signal: AbortSignal.any([halt.signal, workshop.stopping]),
    progress: (done, total) => meter.set(done, total),
  }
  let verdict: Verdict
  try {
    const outcome = await kind.run(run)
    verdict = { next: 'end', state: outcome.state, outcome }
  } catch (error) {
    verdict = judge(workshop, { hold, wish }, error)
  }
  await meter.stop()
  await keep(workshop, { kind: kind.name, hold, progress: meter.read() }, verdict)
}

function judge(
  workshop: Workshop,
  { hold, wish }: { readonly hold: Hold; readonly wish: Wish },
  error: unknown,
): Verdict {
  if (wish === 'lost') return { next: 'leave' }
  if (wish === 'cancel') return { next: 'end', state: 'cancelled', problems: [] }
  if (workshop.stopping.aborted) return { next: 'wait', counted: false, seconds: 0 }
  if (error instanceof AppError && error.kind !== 'unavailable') {
    const problems = [problem('', error.code, error.facts), ...error.problems]
    return { next: 'end', state: 'failed', problems }
  }
  workshop.log.error({ err: error, job: hold.id, attempt: hold.attempt }, 'job attempt failed')
  return hold.attempt >= attemptsBeforeFailing
    ? broken
    : { next: 'wait', counted: true, seconds: 2 ** (hold.attempt - 1) }
}

const broken: Verdict = { next: 'end', state: 'failed', problems: [problem('', 'job.broken')] }

interface Attempted {
  readonly kind: string
  readonly hold: Hold
  readonly progress: Progress
}

async function keep(workshop: Workshop, attempted: Attempted, verdict: Verdict): Promise<void> {
  try {
    await persist(workshop, (unit) => write(workshop, attempted, { unit, verdict }))
  } catch (error) {
    workshop.log.error({ err: error, job: attempted.hold.id }, 'job result cannot be kept')
    if (verdict !== broken) await keep(workshop, attempted, broken)
  }
}

async function write(
  { clock, queue }: Workshop,
  { kind, hold, progress }: Attempted,
  { unit, verdict }: { readonly unit: Unit; readonly verdict: Verdict },
): Promise<void> {
  const at = clock.now()
  if (verdict.next === 'end') await endJob(unit, hold, { ...verdict, progress, at })
  if (verdict.next !== 'wait') return
  const isOurs = await returnToWaiting(unit, hold, { counted: verdict.counted, at })
  if (isOurs) await queue.add(unit, { kind, id: hold.id }, verdict.seconds)
}

/** Tries until the database is there again, or the process stops: then others find the job as an orphan. */
async function persist(workshop: Workshop, work: (unit: Unit) => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await transact(workshop.database, workshop.settings, work)
    } catch (error) {
      if (!isConnectionLoss(error) || workshop.stopping.aborted) throw error
      await pause(1000)
    }
  }
}
