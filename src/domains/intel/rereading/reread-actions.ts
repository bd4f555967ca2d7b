import { setTimeout as pause } from 'node:timers/promises'
import {
  asActor,
  authorise,
  type Context,
  houseObject,
  requireAction,
  system,
} from '#domains/identity/index.ts'
import { type JobOutcome, type JobRun, keptProblems } from '#platform/jobs/job.ts'
import { countLiveJobs, findLiveJob, keepCheckpoint } from '#platform/jobs/job-store.ts'
import { importFeedJob } from '../feeds/feed-actions.ts'
import { readCsafAgain, readVexAgain } from './read-again-actions.ts'
import { type Checkpoint, firstCheckpoint, readCheckpoint } from './reread.ts'
import {
  type CurrentReadings,
  countReadings,
  listOutdatedCsaf,
  listOutdatedVex,
  type Outdated,
} from './rereading-store.ts'

/** The job that reads kept documents of others again. */
export const rereadAdvisoriesJob = 'intel.reread-advisories'

/** How many documents of others there are to read again, those out of the asker's sight too, and the job that is at it. */
export async function readRereading(
  context: Context,
): Promise<CurrentReadings & { readonly job: string | null }> {
  requireAction(context, 'system.view', houseObject(context.actor))
  return await asActor({ ...context, actor: system }, async ({ db }) => ({
    ...(await countReadings(db)),
    job: (await findLiveJob(db, rereadAdvisoriesJob)) ?? null,
  }))
}

/**
 * Queues reading again all CSAF and VEX documents of today that readers of an earlier revision read.
 * @returns the job's id; that of the one which is at it already, if there is one
 */
export async function requestReread(context: Context): Promise<string> {
  return await asActor(context, async (deed) => {
    const { actor } = deed
    const object = houseObject(actor)
    await authorise(deed, { action: 'system.change', object, kind: 'system', id: 'advisories', detail: {} })
    const live = await findLiveJob(deed.db, rereadAdvisoriesJob)
    if (live !== undefined) return live
    return await context.jobs.enqueue(deed, {
      kind: rereadAdvisoriesJob,
      title: '',
      input: {},
      ownerId: actor.kind === 'person' ? actor.id : null,
      origin: actor.kind === 'nobody' ? 'job' : actor.origin,
    })
  })
}

/**
 * Reads every document of others that no newer one has replaced and that readers of an earlier revision read, some at a
 * time, and writes what differs: of a CSAF document its head, its verdict, its records and its statements. Some are
 * settled in one transaction together with how far the work has come, so that it goes on after them, whatever stops it.
 * What cannot be read again is told, and what is kept of it stays.
 */
export async function runReread(context: Context, run: JobRun): Promise<JobOutcome> {
  let state = readCheckpoint(run.checkpoint) ?? (await begin(context, run))
  for (;;) {
    run.progress(Math.min(state.read + state.unread, state.total), state.total)
    await letImportsPass(context, run.signal)
    const documents = await listNext(context, state)
    if (documents.length > 0) state = await rereadSome(context, run, { documents, state })
    else if (state.place.kind === 'csaf') state = { ...state, place: { kind: 'vex', after: null } }
    else break
  }
  const { read, changed, unread, problems } = state
  return {
    state: unread === 0 ? 'done' : 'partly',
    result: { readAgain: read, readOtherwise: changed, notReadAgain: unread },
    problems,
    problemCount: Math.max(unread, problems.length),
  }
}

async function begin(context: Context, run: JobRun): Promise<Checkpoint> {
  return await asActor(context, async (deed) => {
    const { outdated } = await countReadings(deed.db)
    const state = firstCheckpoint(outdated)
    await keepCheckpoint(deed, run, state)
    return state
  })
}

async function listNext(context: Context, { place }: Checkpoint): Promise<readonly Outdated[]> {
  const list = place.kind === 'csaf' ? listOutdatedCsaf : listOutdatedVex
  return await asActor(context, (deed) => list(deed.db, place.after))
}

const passes = { every: 200, atMost: 25 }

/** Imports go first, for some seconds each time: who imports waits for the answer. */
async function letImportsPass(context: Context, signal: AbortSignal): Promise<void> {
  for (let turn = 0; turn < passes.atMost; turn += 1) {
    signal.throwIfAborted()
    if ((await countLiveJobs(context.database.kysely, importFeedJob)) === 0) return
    await pause(passes.every, undefined, { signal })
  }
}

interface Step {
  readonly documents: readonly Outdated[]
  readonly state: Checkpoint
}

async function rereadSome(context: Context, run: JobRun, { documents, state }: Step): Promise<Checkpoint> {
  const { kind } = state.place
  const again = await (kind === 'csaf' ? readCsafAgain : readVexAgain)(context, documents, run.signal)
  run.signal.throwIfAborted()
  return await asActor(context, async (deed) => {
    const { read, changed } = await again.settle(deed, run.id)
    const next: Checkpoint = {
      ...state,
      place: { kind, after: documents.at(-1)?.key ?? null },
      read: state.read + read,
      changed: state.changed + changed,
      unread: state.unread + again.unread,
      problems: [...state.problems, ...again.problems].slice(0, keptProblems),
    }
    await keepCheckpoint(deed, run, next)
    return next
  })
}
