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
 * Sends one errand after the other and follows each job to its end; while one runs the next is sent already. Then waits
 * for what they caused. Ctrl-C asks the running job to stop, takes back the one that waits and sends no further one.
 * @returns the jobs as they ended, without the one taken back
 */
export async function runErrands(
  desk: Desk,
  connection: Connection,
  errands: readonly Errand[],
): Promise<readonly Job[]> {
  await connection.startWork()
  const jobs: Job[] = []
  let sent = send(errands[0])
  for (let place = 1; place <= errands.length; place++) {
    const ticket = await sent
    if (ticket === undefined) break
    sent = send(errands[place])
    const ended = await follow(desk, connection, ticket.job)
    jobs.push(ended)
    if (ended.state !== 'cancelled') continue
    await cancelWaiting(connection, await sent)
    break
  }
  await settle(desk, connection)
  return jobs
}

type Ticket = Awaited<ReturnType<Errand['send']>>

/** What goes wrong with it is told when its turn comes. */
function send(errand: Errand | undefined): Promise<Ticket | undefined> {
  const sending = errand === undefined ? Promise.resolve(undefined) : errand.send()
  sending.catch(() => undefined)
  return sending
}

async function cancelWaiting({ client }: Connection, ticket: Ticket | undefined): Promise<void> {
  if (ticket !== undefined) await client(cancelJob, { params: { id: ticket.job } })
}

/** Short work is not waited for longer than it takes. */
const millisecondsBetweenLooks = { first: 25, last: 250 }

async function follow(desk: Desk, connection: Connection, id: string): Promise<Job> {
  const { client, interrupts } = connection
  const takeBack = interrupts.divert(() => {
    desk.output.note(desk.say('jobs.stopping'))
    client(cancelJob, { params: { id } }).catch((error: unknown) => desk.output.note(String(error)))
  })
  try {
    for (
      let wait = millisecondsBetweenLooks.first;
      ;
      wait = Math.min(2 * wait, millisecondsBetweenLooks.last)
    ) {
      const job = await client(readJob, { params: { id } })
      if (job.endedAt !== null) return job
      desk.output.progress.show(job)
      await pause(wait)
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
