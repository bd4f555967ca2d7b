import type { Job } from '#contract/platform/jobs.ts'
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

/** The order in which counts are told; others follow. */
const countOrder = [
  'components',
  'entries',
  'records',
  'added',
  'removed',
  'changed',
  'kept',
  'withdrawn',
  'withoutScheme',
  'older',
  'decided',
  'overtaken',
  'undone',
  'rejected',
  'newModel',
  'readAgain',
  'readOtherwise',
  'notReadAgain',
  'keyedComponents',
  'keyedNames',
  'keyedProducts',
  'derivedRecords',
  'changedVulnerabilities',
]

/** `components 12, added 3`; counts that have no word are named as the job names them. */
export function countsOf(desk: Desk, job: Pick<Job, 'result'>): string {
  const number = new Intl.NumberFormat(desk.language)
  const known = countOrder.filter((name) => name in job.result)
  const others = Object.keys(job.result).filter((name) => !countOrder.includes(name))
  return [...known, ...others]
    .map((name) => {
      const value = job.result[name] ?? ''
      const word = countOrder.includes(name) ? desk.say(`counts.${name}`) : name
      return `${word} ${typeof value === 'number' ? number.format(value) : value}`
    })
    .join(', ')
}

export function tellProblems(desk: Desk, job: Job): void {
  for (const { path, message } of job.problems.slice(0, shownProblems)) {
    desk.output.note(`${job.title}${path === '' ? '' : ` ${path}`}: ${message}`)
  }
  const count = job.problemCount - Math.min(shownProblems, job.problems.length)
  if (count > 0) desk.output.note(desk.say('jobs.more-problems', { title: job.title, count }))
}
