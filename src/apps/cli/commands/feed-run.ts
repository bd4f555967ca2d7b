import type { Command } from 'commander'
import { runFeed } from '#contract/intel/feeds.ts'
import type { Job } from '#contract/platform/jobs.ts'
import { type Connection, withConnection } from '../connection.ts'
import { addCommand, type Common } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { refuseUse } from '../errors.ts'
import { requireDone, runErrands } from '../following.ts'
import { countsOf, stateOf, tellProblems } from '../job-report.ts'
import { findSource, outcomeOf } from '../sources.ts'

interface Options extends Common {
  readonly applyHeld?: boolean
}

/** `feed run`: fetches a source now and waits for it. */
export function addFeedRun(feed: Command, desk: Desk): void {
  addCommand(feed, desk, 'run <SOURCE>')
    .option('--apply-held', desk.say('options.apply-held'))
    .action(async (source: string, options: Options) => {
      await withConnection(desk, async (connection) => {
        const query = options.applyHeld === true ? { apply: await findHeld(connection, source) } : {}
        const send = () => connection.client(runFeed, { params: { source }, query })
        const jobs = await runErrands(desk, connection, [{ send }])
        for (const job of jobs) tellRun(desk, options, job)
        requireDone(jobs)
      })
    })
}

async function findHeld({ client }: Connection, source: string): Promise<string> {
  const { title, health } = await findSource(client, source)
  if (health.held === null) throw refuseUse('nothing-held', { facts: { title } })
  return health.held.job
}

function tellRun(desk: Desk, options: Common, job: Job): void {
  tellProblems(desk, job)
  if (options.json === true) {
    desk.output.json(job)
    return
  }
  const { outcome, ...counts } = job.result
  desk.output.table([
    [job.title, stateOf(desk, job), outcomeOf(desk, outcome), countsOf(desk, { ...job, result: counts })],
  ])
}
