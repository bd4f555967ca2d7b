import type { Command } from 'commander'
import { rereadDocuments } from '#contract/inventory/rereading.ts'
import { withConnection } from '../connection.ts'
import { addCommand, type Common } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { requireDone, runErrands } from '../following.ts'
import { tellJobs } from '../job-report.ts'

/** `sbom reread`: reads kept documents again that an earlier release read, and waits for it. */
export function addSbomReread(sbom: Command, desk: Desk): void {
  addCommand(sbom, desk, 'reread').action(async (options: Common) => {
    await withConnection(desk, async (connection) => {
      const jobs = await runErrands(desk, connection, [
        { send: () => connection.client(rereadDocuments, {}) },
      ])
      const titled = jobs.map((job) => ({ ...job, title: job.title || desk.say('jobs.reread') }))
      tellJobs(desk, options, titled)
      requireDone(jobs)
    })
  })
}
