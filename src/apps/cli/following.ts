import { setTimeout as pause } from 'node:timers/promises'
import { cancelJob, type Job, readJob } from '#contract/platform/jobs.ts'
import type { Connection } from './connection.ts'
import type { Desk } from './desk.ts'
import { Ending } from './failure.ts'

/** Something that becomes a job when it is sent. */
export interface Errand {
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

async function settle(desk: Desk, connection: Connection): Promise<void> {
  const { waiting, parked } = await connection.settle()
  if (waiting > 0) desk.output.note(desk.say('jobs.unsettled'))
  if (parked > 0) desk.output.note(desk.say('jobs.parked', { count: parked }))
}

/** @throws Ending when a job failed or was stopped */
export function requireDone(jobs: readonly Job[]): void {
  if (jobs.some((job) => job.state === 'failed' || job.state === 'cancelled')) throw new Ending(3)
}
