import type { Job } from '#contract/platform/jobs.ts'
import { hasText } from '#texts/index.ts'
import type { Common } from './declare.ts'
import type { Desk } from './desk.ts'

/** Problems shown of each job; the rest is counted. */
const shownProblems = 20

/** Prints what came of jobs, and beside it what they could not read. */
export function tellJobs(desk: Desk, options: Common, jobs: readonly Job[]): void {
  for (const job of jobs) tellProblems(desk, job)
  if (options.json === true) desk.output.json({ rows: jobs, next: null, total: jobs.length })
  else desk.output.table(jobs.map((job) => [job.title, stateOf(desk, job), countsOf(desk, job)]))
}

export function stateOf(desk: Desk, job: Job): string {
  return desk.say(`jobs.states.${job.state}`)
}

/** `components 12, added 3`; counts that have no word are named as the job names them. */
export function countsOf(desk: Desk, job: Job): string {
  const count = new Intl.NumberFormat(desk.language)
  return Object.entries(job.result)
    .map(([name, value]) => {
      const word = hasText(`cli:counts.${name}`) ? desk.say(`counts.${name}`) : name
      return `${word} ${typeof value === 'number' ? count.format(value) : value}`
    })
    .join(', ')
}

function tellProblems(desk: Desk, job: Job): void {
  for (const { path, message } of job.problems.slice(0, shownProblems)) {
    desk.output.note(`${job.title}${path === '' ? '' : ` ${path}`}: ${message}`)
  }
  const count = job.problemCount - Math.min(shownProblems, job.problems.length)
  if (count > 0) desk.output.note(desk.say('jobs.more-problems', { title: job.title, count }))
}
