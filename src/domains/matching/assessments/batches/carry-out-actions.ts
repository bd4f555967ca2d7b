import { asActor, type Context, type Deed } from '#domains/identity/index.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import { newId } from '#kernel/ids/ids.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import { type JobOutcome, type JobRun, keptProblems } from '#platform/jobs/job.ts'
import { keepCheckpoint } from '#platform/jobs/job-store.ts'
import { recount } from '../assessment-actions.ts'
import { linesAtOnce } from './batch.ts'
import { countLines, insertLines, type Stretch, undoLines } from './batch-store.ts'
import { readNames } from './batch-view.ts'

/** The job that decides a batch. */
export const decideBatchJob = 'matching.decide-batch'

/** The job that undoes one. */
export const undoBatchJob = 'matching.undo-batch'

/** Decides a stretch of the batch's lines and counts anew what they change. */
export async function decideStretch(
  deed: Deed,
  batchId: string,
  lines: { readonly after: number; readonly count: number },
): Promise<Stretch> {
  const ids = Array.from({ length: lines.count }, () => newId(deed.context.clock))
  const stretch = await insertLines(deed.db, batchId, { after: lines.after, ids, at: deed.now })
  await recount(deed, stretch.decided, batchId)
  return stretch
}

/** Undoes up to so many of the batch's decisions. @returns how many */
export async function undoStretch(deed: Deed, batchId: string, limit: number): Promise<number> {
  const undone = await undoLines(deed.db, batchId, { limit, at: deed.now })
  await recount(deed, [...new Set(undone)], batchId)
  return undone.length
}

/** How far a batch has come. */
interface Checkpoint {
  /** The last line that was looked at. */
  readonly position: number
  readonly decided: number
  readonly overtaken: number
}

/**
 * Decides a batch, stretch by stretch: each is committed with its counts and with how far it has come. What was decided
 * before somebody stops it stays, and can be undone.
 */
export async function runDecideBatch(context: Context, run: JobRun): Promise<JobOutcome> {
  const batchId = String(run.input.batchId)
  const { wanted } = await asActor(context, (deed) => countLines(deed.db, batchId))
  const problems: Problem[] = []
  let state = readCheckpoint(run.checkpoint)
  run.progress(state.position, wanted)
  while (state.position < wanted) {
    run.signal.throwIfAborted()
    const step = await takeStep(context, run, { batchId, state, wanted })
    problems.push(...step.problems.slice(0, keptProblems - problems.length))
    state = step.state
    run.progress(state.position, wanted)
  }
  const { decided, overtaken } = state
  return {
    state: overtaken === 0 ? 'done' : 'partly',
    result: { decided, overtaken },
    problems,
    problemCount: overtaken,
  }
}

async function takeStep(
  context: Context,
  run: JobRun,
  batch: { readonly batchId: string; readonly state: Checkpoint; readonly wanted: number },
): Promise<{ readonly state: Checkpoint; readonly problems: readonly Problem[] }> {
  const { batchId, state, wanted } = batch
  const count = Math.min(linesAtOnce, wanted - state.position)
  return await asActor(context, async (deed) => {
    const { decided, overtaken } = await decideStretch(deed, batchId, { after: state.position, count })
    const next = {
      position: state.position + count,
      decided: state.decided + decided.length,
      overtaken: state.overtaken + overtaken.length,
    }
    await keepCheckpoint(deed, run, next)
    const names = await readNames(deed.db, overtaken)
    return { state: next, problems: names.map((name) => problem('', 'matching.overtaken', { name })) }
  })
}

function readCheckpoint(kept: unknown): Checkpoint {
  const { position, decided, overtaken } = Object(kept)
  return {
    position: Number(position ?? 0),
    decided: Number(decided ?? 0),
    overtaken: Number(overtaken ?? 0),
  }
}

/** Undoes a batch, stretch by stretch; begun anew it goes on with what is left. */
export async function runUndoBatch(context: Context, run: JobRun): Promise<JobOutcome> {
  const batchId = String(run.input.batchId)
  const { standing, made } = await asActor(context, (deed) => countLines(deed.db, batchId))
  const before = made - standing
  let undone = 0
  run.progress(before, made)
  while (undone < standing) {
    run.signal.throwIfAborted()
    const count = await asActor(context, (deed) => undoStretch(deed, batchId, linesAtOnce))
    if (count === 0) break
    undone += count
    run.progress(before + undone, made)
  }
  return { state: 'done', result: { undone: before + undone }, problems: [] }
}
