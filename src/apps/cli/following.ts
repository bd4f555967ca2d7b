import { setTimeout as pause } from 'node:timers/promises'
import { Refusal } from '#contract/client.ts'
import { cancelJob, type Job, readJob } from '#contract/platform/jobs.ts'
import { readSystem } from '#contract/platform/system.ts'
import type { Connection } from './connection.ts'
import type { Desk } from './desk.ts'
import { Ending } from './failure.ts'

/** Something that becomes a job when it is sent. */
export interface Errand {
  readonly title: string
  send(): Promise<{ readonly job: string }>
}

/**
 * Sends one errand after the other and follows each job to its end; then waits for what they caused. Ctrl-C asks the
 * running job to stop and sends no further one.
 * @returns the jobs as they ended
 */
export async function runErrands(
  desk: Desk,
  connection: Connection,
  errands: readonly Errand[],
): Promise<readonly Job[]> {
  await connection.startWork()
  const jobs: Job[] = []
  for (const errand of errands) {
    const { job } = await errand.send()
    const ended = await follow(desk, connection, job)
    jobs.push(ended)
    if (ended.state === 'cancelled') break
  }
  await settle(desk, connection)
  return jobs
}

const millisecondsBetweenLooks = 250

async function follow(desk: Desk, connection: Connection, id: string): Promise<Job> {
  const { client, interrupts } = connection
  const takeBack = interrupts.divert(() => {
    desk.output.note(desk.say('jobs.stopping'))
    client(cancelJob, { params: { id } }).catch((error: unknown) => desk.output.note(String(error)))
  })
  try {
    for (;;) {
      const job = await client(readJob, { params: { id } })
      if (job.endedAt !== null) return job
      desk.output.progress.show(job)
      await pause(millisecondsBetweenLooks)
    }
  } finally {
    takeBack()
    desk.output.progress.clear()
  }
}

/** How long the same number of events may lie there: alone a listener may be trying again, up to a minute. */
const patience = { alone: 90_000, withServer: 10_000 }

/**
 * Waits until the events so far have been handled, so that what is asked next tells the whole result. Who may not
 * see the machinery does not wait.
 */
async function settle(desk: Desk, connection: Connection): Promise<void> {
  const limit = connection.context === undefined ? patience.withServer : patience.alone
  let least = Number.POSITIVE_INFINITY
  let since = Date.now()
  for (;;) {
    await connection.settled()
    const { waiting, parked } = await readBacklog(connection)
    if (waiting === 0) return tellParked(desk, parked)
    if (waiting < least) {
      least = waiting
      since = Date.now()
    }
    if (Date.now() - since > limit) return desk.output.note(desk.say('jobs.unsettled'))
    await pause(50)
  }
}

function tellParked(desk: Desk, parked: number): void {
  if (parked > 0) desk.output.note(desk.say('jobs.parked', { count: parked }))
}

async function readBacklog({ client }: Connection): Promise<{ waiting: number; parked: number }> {
  try {
    const { listeners } = await client(readSystem)
    const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
    return {
      waiting: sum(listeners.map((listener) => listener.waiting)),
      parked: sum(listeners.map((listener) => listener.parked)),
    }
  } catch (error) {
    if (error instanceof Refusal && error.details.status === 403) return { waiting: 0, parked: 0 }
    throw error
  }
}

/** @throws Ending when a job failed or was stopped */
export function requireDone(jobs: readonly Job[]): void {
  if (jobs.some((job) => job.state === 'failed' || job.state === 'cancelled')) throw new Ending(3)
}
