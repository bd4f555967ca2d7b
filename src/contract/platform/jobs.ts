import { z } from 'zod'
import { route } from '../route.ts'
import { ById, Id, listOf, Page, ProblemLine, Time } from '../shapes.ts'

export const JobState = z.enum(['waiting', 'running', 'done', 'partly', 'failed', 'cancelled'])

/** Long work: how far it is, what came of it, what could not be read. */
export const Job = z.strictObject({
  id: Id,
  kind: z.string(),
  state: JobState,
  /** What it works on, in a few words (a file's name). */
  title: z.string(),
  done: z.number().int(),
  /** Null while unknown. */
  total: z.number().int().nullable(),
  /** Who started it; null: Renkei itself, or somebody at the command line. */
  startedBy: z.strictObject({ id: Id, name: z.string() }).nullable(),
  /** From where: a page, the API, the command line, a source, another job. */
  origin: z.enum(['ui', 'api', 'cli', 'feed', 'job']),
  createdAt: Time,
  startedAt: Time.nullable(),
  endedAt: Time.nullable(),
  cancelAsked: z.boolean(),
  /** It failed or was cancelled, and can be run once more as it is. */
  canRunAgain: z.boolean(),
  /** Counts by name, e.g. `components`, `records`, `rejected`. */
  result: z.record(z.string(), z.union([z.number(), z.string()])),
  problems: z.array(ProblemLine),
  problemCount: z.number().int(),
  /** Where the result can be seen: the CI of an imported document. */
  subject: z.strictObject({ kind: z.string(), id: z.string() }).nullable(),
})
export type Job = z.infer<typeof Job>

/** Jobs of the reader; with `all`, everybody's (needs `job.view`). */
export const listJobs = route({
  id: 'platform.list-jobs',
  method: 'GET',
  path: '/jobs',
  access: 'signed-in',
  query: Page.extend({ all: z.enum(['true', 'false']).default('false') }),
  answer: listOf(Job),
})

export const readJob = route({
  id: 'platform.read-job',
  method: 'GET',
  path: '/jobs/{id}',
  access: 'signed-in',
  params: ById,
  answer: Job,
})

/** Asks a waiting or running job to stop; what it had committed stays. */
export const cancelJob = route({
  id: 'platform.cancel-job',
  method: 'DELETE',
  path: '/jobs/{id}',
  access: 'signed-in',
  params: ById,
  answer: Job,
  status: 202,
})

/** What could not be read, the first 200; `total` counts all. */
export const listJobProblems = route({
  id: 'platform.list-job-problems',
  method: 'GET',
  path: '/jobs/{id}/problems',
  access: 'signed-in',
  params: ById,
  query: Page,
  answer: listOf(ProblemLine),
})

/** Runs a job that failed or was cancelled once more, from what was kept; needs the right to what it works on. */
export const retryJob = route({
  id: 'platform.retry-job',
  method: 'POST',
  path: '/jobs/{id}/retry',
  access: 'signed-in',
  params: ById,
  answer: Job,
  status: 202,
})

export const JobTicket = z.strictObject({ job: Id })
