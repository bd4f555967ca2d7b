import type { Command } from 'commander'
import { rereadAdvisories } from '#contract/intel/rereading.ts'
import { withConnection } from '../connection.ts'
import { addCommand, type Common } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { requireDone, runErrands } from '../following.ts'
import { tellJobs } from '../job-report.ts'

/** `feed reread`: reads kept CSAF and VEX documents again that an earlier release read, and waits for it. */
export function addFeedReread(feed: Command, desk: Desk): void {
  addCommand(feed, desk, 'reread').action(async (options: Common) => {
    await withConnection(desk, async (connection) => {
      const jobs = await runErrands(desk, connection, [
        { send: () => connection.client(rereadAdvisories, {}) },
      ])
      const titled = jobs.map((job) => ({ ...job, title: job.title || desk.say('jobs.reread-advisories') }))
      tellJobs(desk, options, titled)
      requireDone(jobs)
    })
  })
}
