import {
  cancelJob as cancelJobRoute,
  type Job,
  listJobProblems,
  listJobs,
  readJob as readJobRoute,
  retryJob as retryJobRoute,
} from '#contract/platform/jobs.ts'
import { type Context, languageOf } from '#domains/identity/index.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import { answering } from '#platform/http/answer.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import { describeProblem } from '#platform/http/problems.ts'
import { canRunAgain, type JobRetries } from '../retries/job-retry.ts'
import { cancelJob, listJobsFor, readJob, readOwners, retryJob } from './job-actions.ts'

const answer = answering<Context>()

/** Long work: how far it is, stopping it, running it once more. */
export function jobRoutes(retries: JobRetries) {
  const presentAll = async (context: Context, rows: readonly JobRow[]): Promise<Job[]> => {
    const owners = await readOwners(context, rows)
    return rows.map((row) => presentJob(context, row, { retries, owners }))
  }
  const present = async (context: Context, row: JobRow): Promise<Job> => {
    const owners = await readOwners(context, [row])
    return presentJob(context, row, { retries, owners })
  }
  return [
    answer(listJobs, async ({ context, query }) => {
      const [before] = readCursor(query.cursor) ?? []
      const rows = await listJobsFor(context, {
        all: query.all === 'true',
        before: typeof before === 'string' ? before : undefined,
        limit: query.limit,
      })
      const last = rows.at(-1)
      const next = rows.length === query.limit && last !== undefined ? writeCursor([last.id]) : null
      return { rows: await presentAll(context, rows), next, total: null }
    }),
    answer(readJobRoute, async ({ context, params }) => present(context, await readJob(context, params.id))),
    answer(listJobProblems, async ({ context, params, query }) => {
      const [given] = readCursor(query.cursor) ?? []
      const from = typeof given === 'number' ? given : 0
      const row = await readJob(context, params.id)
      const problems = problemsOf(context, row)
      const to = from + query.limit
      return {
        rows: problems.slice(from, to),
        next: to < problems.length ? writeCursor([to]) : null,
        total: row.problem_count,
      }
    }),
    answer(cancelJobRoute, async ({ context, params }) =>
      present(context, await cancelJob(context, params.id)),
    ),
    answer(retryJobRoute, async ({ context, params }) =>
      present(context, await retryJob(context, params.id, retries)),
    ),
  ]
}

type JobRow = Awaited<ReturnType<typeof readJob>>

function problemsOf(context: Context, row: JobRow): Job['problems'] {
  const language = languageOf(context.actor)
  const problems: readonly Problem[] = Array.isArray(row.problems) ? row.problems : []
  return problems.map((one) => describeProblem(one, language))
}

interface Beside {
  readonly retries: JobRetries
  readonly owners: ReadonlyMap<string, string>
}

function presentJob(context: Context, row: JobRow, { retries, owners }: Beside): Job {
  const owner = row.owner_id === null ? undefined : owners.get(row.owner_id)
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    title: row.title,
    done: row.done,
    total: row.total,
    startedBy: row.owner_id === null || owner === undefined ? null : { id: row.owner_id, name: owner },
    origin: row.origin,
    createdAt: row.created_at.toString(),
    startedAt: row.started_at?.toString() ?? null,
    endedAt: row.ended_at?.toString() ?? null,
    cancelAsked: row.cancel_asked,
    canRunAgain: canRunAgain(row, retries),
    result: Object(row.result),
    problems: problemsOf(context, row),
    problemCount: row.problem_count,
    subject:
      row.subject_kind === null || row.subject_id === null
        ? null
        : { kind: row.subject_kind, id: row.subject_id },
  }
}
