import type { Command } from 'commander'
import { rekey } from '#contract/matching/rekey.ts'
import { withConnection } from '../connection.ts'
import { addCommand, type Common } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { requireDone, runErrands } from '../following.ts'
import { tellJobs } from '../job-report.ts'

/** `rekey`: makes the keys by which versions are compared anew, and waits for it. */
export function addRekey(program: Command, desk: Desk): void {
  addCommand(program, desk, 'rekey').action(async (options: Common) => {
    await withConnection(desk, async (connection) => {
      const jobs = await runErrands(desk, connection, [{ send: () => connection.client(rekey, {}) }])
      const titled = jobs.map((job) => ({ ...job, title: job.title || desk.say('jobs.rekey') }))
      tellJobs(desk, options, titled)
      requireDone(jobs)
    })
  })
}
