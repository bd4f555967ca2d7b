import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { problem } from '#kernel/parsed/parsed.ts'
import { transact } from '../database/database.ts'
import { openSession } from '../database/session.ts'
import { type Repeated, repeated } from '../events/repeated.ts'
import { attempt, attemptsBeforeFailing, type Workshop } from './attempt.ts'
import type { JobKind } from './job.ts'
import {
  beginAttempt,
  endJob,
  findOrphans,
  findWaitingKinds,
  type Orphan,
  returnToWaiting,
} from './job-store.ts'

/** Takes jobs of some kinds, of each as many at a time as the kind says, until it is stopped. */
export interface Worker {
  /** Jobs may wait now. */
  ask(): void
  stop(): Promise<void>
}

/** Jobs that another process queued, and delayed ones, are met by looking. */
const lookMilliseconds = 500
const recoverMilliseconds = 2000

/** Work that does not heed the stop is left behind; other processes find it as an orphan. */
const patienceMilliseconds = 10_000

export async function startWorker(
  means: Omit<Workshop, 'workerKey' | 'stopping'>,
  kinds: readonly JobKind[],
): Promise<Worker> {
  const workerKey = randomInt(1, 2 ** 47)
  // PostgreSQL lets go of this lock when the process dies: the sign that its jobs are orphans.
  const life = await openSession({
    address: means.database.address,
    log: means.log,
    begin: [`select pg_advisory_lock(${workerKey})`],
  })
  const stopping = new AbortController()
  const workshop: Workshop = { ...means, workerKey, stopping: stopping.signal }
  const lines = new Map(kinds.map((kind) => [kind.name, createLines(workshop, kind)]))
  const lookout = createLookout(workshop, lines)
  const recovery = repeated(
    () => recover(workshop, [...lines.keys()]),
    (error) => means.log.warn({ err: error }, 'orphan check failed'),
  )
  recovery.ask()
  const timers = [
    setInterval(() => recovery.ask(), recoverMilliseconds),
    setInterval(() => lookout.ask(), lookMilliseconds),
  ]
  const all = [recovery, lookout, ...[...lines.values()].flat()]
  return {
    ask: () => lookout.ask(),
    async stop() {
      for (const timer of timers) clearInterval(timer)
      stopping.abort(new Error('the process stops'))
      for (const one of all) one.close()
      const settled = Promise.all(all.map((one) => one.settled()))
      await Promise.race([settled, pause(patienceMilliseconds, undefined, { ref: false })])
      await life.close()
    },
  }
}

/** Asks the lines in which jobs wait: one query for all instead of a transaction for each. */
function createLookout(workshop: Workshop, lines: ReadonlyMap<string, readonly Repeated[]>): Repeated {
  return repeated(
    async () => {
      const waiting = await findWaitingKinds(workshop.database.kysely, [...lines.keys()])
      for (const kind of waiting) for (const line of lines.get(kind) ?? []) line.ask()
    },
    (error) => workshop.log.warn({ err: error }, 'queue not looked at'),
  )
}

function createLines(workshop: Workshop, kind: JobKind): readonly Repeated[] {
  return Array.from({ length: kind.atOnce ?? 1 }, () => createLine(workshop, kind))
}

function createLine(workshop: Workshop, kind: JobKind): Repeated {
  return repeated(
    async () => {
      while (!workshop.stopping.aborted && (await runNext(workshop, kind))) {
        // until none is due
      }
    },
    (error) => workshop.log.warn({ err: error, kind: kind.name }, 'queue interrupted'),
  )
}

/** @returns whether there may be more */
async function runNext(workshop: Workshop, kind: JobKind): Promise<boolean> {
  const { database, settings, clock, queue, workerKey } = workshop
  // Taken out of the line and marked as running at once, or neither.
  const taken = await transact(database, settings, async (unit) => {
    const id = await queue.take(unit, kind.name)
    if (id === undefined) return undefined
    return { row: await beginAttempt(unit, id, { workerKey, at: clock.now() }) }
  })
  if (taken?.row !== undefined) await attempt(workshop, kind, taken.row)
  return taken !== undefined
}

/** Puts jobs back whose worker died, and those in line that fell out of it. */
async function recover(workshop: Workshop, kinds: readonly string[]): Promise<void> {
  await transact(workshop.database, workshop.settings, async (unit) => {
    for (const orphan of await findOrphans(unit)) await settleOrphan(workshop, { ...unit, orphan })
  })
  await workshop.queue.repair(kinds)
}

async function settleOrphan(
  { clock, queue, log }: Workshop,
  { orphan, ...unit }: Parameters<typeof endJob>[0] & { readonly orphan: Orphan },
): Promise<void> {
  const at = clock.now()
  log.warn({ job: orphan.id, kind: orphan.kind, attempt: orphan.attempt }, 'the worker of a job died')
  if (orphan.cancelAsked) return await endJob(unit, orphan, { state: 'cancelled', at })
  if (orphan.attempt >= attemptsBeforeFailing)
    return await endJob(unit, orphan, { state: 'failed', problems: [problem('', 'job.broken')], at })
  await returnToWaiting(unit, orphan, { counted: true, at })
  await queue.add(unit, orphan, 0)
}
