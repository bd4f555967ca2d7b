import {
  cancelJob as cancelJobRoute,
  type Job,
  listJobs,
  readJob as readJobRoute,
} from '#contract/platform/jobs.ts'
import { type Context, languageOf } from '#domains/identity/index.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import { answering } from '#platform/http/answer.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import { describeProblem } from '#platform/http/problems.ts'
import { cancelJob, listJobsFor, readJob } from './job-actions.ts'

const answer = answering<Context>()

/** Long work: how far it is, and stopping it. */
export const jobRoutes = [
  answer(listJobs, async ({ context, query }) => {
    const [before] = readCursor(query.cursor) ?? []
    const rows = await listJobsFor(context, {
      all: query.all === 'true',
      before: typeof before === 'string' ? before : undefined,
      limit: query.limit,
    })
    const last = rows.at(-1)
    const next = rows.length === query.limit && last !== undefined ? writeCursor([last.id]) : null
    return { rows: rows.map((row) => present(context, row)), next, total: null }
  }),
  answer(readJobRoute, async ({ context, params }) => present(context, await readJob(context, params.id))),
  answer(cancelJobRoute, async ({ context, params }) =>
    present(context, await cancelJob(context, params.id)),
  ),
]

function present(context: Context, row: Awaited<ReturnType<typeof readJob>>): Job {
  const language = languageOf(context.actor)
  const problems: readonly Problem[] = Array.isArray(row.problems) ? row.problems : []
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    title: row.title,
    done: row.done,
    total: row.total,
    createdAt: row.created_at.toString(),
    startedAt: row.started_at?.toString() ?? null,
    endedAt: row.ended_at?.toString() ?? null,
    cancelAsked: row.cancel_asked,
    result: Object(row.result),
    problems: problems.map((one) => describeProblem(one, language)),
    problemCount: row.problem_count,
    subject:
      row.subject_kind === null || row.subject_id === null
        ? null
        : { kind: row.subject_kind, id: row.subject_id },
  }
}
