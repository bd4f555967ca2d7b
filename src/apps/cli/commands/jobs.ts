import type { Command } from 'commander'
import { listJobs } from '#contract/platform/jobs.ts'
import { withConnection } from '../connection.ts'
import { addCommand, addPaging, type Common, type Paging } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { countsOf, stateOf } from '../job-report.ts'
import { tellList } from '../listing.ts'
import { readPages } from '../pages.ts'
import { moment } from '../words.ts'

interface Options extends Common, Paging {
  readonly all?: boolean
}

/** `jobs`: long work, newest first. */
export function addJobs(program: Command, desk: Desk): void {
  const command = addCommand(program, desk, 'jobs').option('--all', desk.say('options.all-jobs'))
  addPaging(command, desk).action(async (options: Options) => {
    await withConnection(desk, async ({ client }) => {
      const all = options.all === true ? 'true' : 'false'
      const list = await readPages((page) => client(listJobs, { query: { all, ...page } }), options)
      tellList(desk, options, {
        list,
        headings: ['id', 'work', 'title', 'state', 'begun', 'result'],
        cells: (job) => [
          job.id,
          job.kind,
          job.title,
          stateOf(desk, job),
          moment(job.createdAt),
          countsOf(desk, job),
        ],
      })
    })
  })
}
