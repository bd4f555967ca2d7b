import { setTimeout as pause } from 'node:timers/promises'
import {
  asActor,
  authorise,
  type Context,
  type Deed,
  houseObject,
  requireAction,
  system,
} from '#domains/identity/index.ts'
import { AppError, type Problem } from '#kernel/errors/app-error.ts'
import { newId } from '#kernel/ids/ids.ts'
import { type Parsed, problem, unreadable } from '#kernel/parsed/parsed.ts'
import { emit } from '#platform/events/outbox.ts'
import { type JobOutcome, type JobRun, keptProblems } from '#platform/jobs/job.ts'
import { countLiveJobs, findLiveJob, keepCheckpoint } from '#platform/jobs/job-store.ts'
import { keepComponents } from './compose-actions.ts'
import { type DocumentContent, lossesAmong } from './document.ts'
import { readDocumentJob } from './document-actions.ts'
import { findDocument, holdSlot, type KeptDocument } from './document-store.ts'
import { insertPending } from './pending-store.ts'
import { parse, tellItem, unpack } from './read-document-actions.ts'
import { type ReadAgain, recomposeSlot, renewKept } from './recompose-actions.ts'
import { type Checkpoint, firstCheckpoint, readCheckpoint } from './reread.ts'
import {
  type CurrentReadings,
  countReadings,
  findAnyCurrent,
  findOutdated,
  settleReread,
} from './rereading-store.ts'
import { forgetUnplacedPairs } from './told-pair-store.ts'

/** The job that reads kept documents again. */
export const rereadDocumentsJob = 'inventory.reread-documents'

/** How many documents there are to read again, those out of the asker's sight too, and the job that is at it. */
export async function readRereading(
  context: Context,
): Promise<CurrentReadings & { readonly job: string | null }> {
  requireAction(context, 'system.view', houseObject(context.actor))
  return await asActor({ ...context, actor: system }, async ({ db }) => ({
    ...(await countReadings(db)),
    job: (await findLiveJob(db, rereadDocumentsJob)) ?? null,
  }))
}

/**
 * Queues reading again all documents of today that readers of an earlier revision read.
 * @returns the job's id; that of the one which is at it already, if there is one
 */
export async function requestReread(context: Context): Promise<string> {
  return await asActor(context, async (deed) => {
    const { actor } = deed
    const object = houseObject(actor)
    await authorise(deed, { action: 'system.change', object, kind: 'system', id: 'documents', detail: {} })
    const live = await findLiveJob(deed.db, rereadDocumentsJob)
    if (live !== undefined) return live
    return await context.jobs.enqueue(deed, {
      kind: rereadDocumentsJob,
      title: '',
      input: {},
      ownerId: actor.kind === 'person' ? actor.id : null,
      origin: actor.kind === 'nobody' ? 'job' : actor.origin,
    })
  })
}

/**
 * Reads every document that fills a slot and that readers of an earlier revision read, one after the other, and writes
 * what differs. A document is settled in one transaction together with how far the work has come, so that it goes on
 * after it, whatever stops it. What cannot be read again is told, and its slot stays as it is.
 */
export async function runReread(context: Context, run: JobRun): Promise<JobOutcome> {
  let state = readCheckpoint(run.checkpoint) ?? (await begin(context, run))
  for (;;) {
    run.progress(Math.min(state.read + state.unread, state.total), state.total)
    await letImportsPass(context, run.signal)
    const { after } = state
    const id = await asActor(context, (deed) => findOutdated(deed.db, after))
    if (id === undefined) break
    state = await rereadOne(context, run, { id, state })
  }
  await asActor(context, forgetIfThrough)
  const { read, changed, unread, added, removed, problems } = state
  return {
    state: unread === 0 ? 'done' : 'partly',
    result: { readAgain: read, readOtherwise: changed, notReadAgain: unread, added, removed },
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

const passes = { every: 200, atMost: 25 }

/** Imports go first, for some seconds before each document: who imports waits for the answer. */
async function letImportsPass(context: Context, signal: AbortSignal): Promise<void> {
  for (let turn = 0; turn < passes.atMost; turn += 1) {
    signal.throwIfAborted()
    if ((await countLiveJobs(context.database.kysely, readDocumentJob)) === 0) return
    await pause(passes.every, undefined, { signal })
  }
}

interface Step {
  /** Of the document. */
  readonly id: string
  readonly state: Checkpoint
}

async function rereadOne(context: Context, run: JobRun, { id, state }: Step): Promise<Checkpoint> {
  const document = await asActor(context, (deed) => findDocument(deed.db, id))
  if (document === undefined) return { ...state, after: id }
  const content = await readKept(context, document, run.signal)
  run.signal.throwIfAborted()
  if (!content.ok) return await passOver(context, run, { document, state, problems: content.problems })
  const { value } = content
  let renewed = 0
  const named = (count: number) => {
    renewed += count
  }
  const ids = await keepComponents(context, value, { signal: run.signal, progress: () => undefined, named })
  named(await renewKept(context, { components: value.components, ids }, run.signal))
  const read = { content: value, ids, renewed, warnings: [...content.warnings, ...value.losses] }
  return await asActor(context, async (deed) => {
    const next = await settle(deed, document, { state, read })
    await keepCheckpoint(deed, run, next)
    return next
  })
}

/** A document whose bytes are gone or damaged is a problem of its own; the others go on. */
async function readKept(
  context: Context,
  document: KeptDocument,
  signal: AbortSignal,
): Promise<Parsed<DocumentContent>> {
  try {
    const unpacked = await unpack(context, document)
    return unpacked.ok ? await parse(document, unpacked.value, signal) : unpacked
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('files.')) throw error
    return unreadable(problem('', error.code, error.facts))
  }
}

/** Of a document that cannot be read again the first problems tell why. */
const toldOfEach = 3

/** What was read of it before stays, and so does that an earlier revision read it. */
async function passOver(
  context: Context,
  run: JobRun,
  {
    document,
    state,
    problems,
  }: Omit<Step, 'id'> & {
    readonly document: KeptDocument
    readonly problems: readonly Problem[]
  },
): Promise<Checkpoint> {
  const place = `${document.name} (${document.id})`
  const told = problems.slice(0, toldOfEach).map((one) => ({ ...one, path: `${place}${one.path}` }))
  const next = {
    ...state,
    after: document.id,
    unread: state.unread + 1,
    problems: [...state.problems, ...told].slice(0, keptProblems),
  }
  await asActor(context, (deed) => keepCheckpoint(deed, run, next))
  return next
}

async function settle(
  deed: Deed,
  document: KeptDocument,
  {
    state,
    read,
  }: Omit<Step, 'id'> & { readonly read: ReadAgain & { readonly warnings: readonly Problem[] } },
): Promise<Checkpoint> {
  const passed = { ...state, after: document.id }
  await holdSlot(deed.db, document)
  const today = await findDocument(deed.db, document.id)
  // Meanwhile a newer document took its place.
  if (today === undefined || (today.state !== 'read' && today.state !== 'partly')) return passed
  const { content, ids, warnings } = read
  const change = await recomposeSlot(deed, document, read)
  await settleReread(deed.db, document.id, {
    state: lossesAmong(warnings).length === 0 ? 'read' : 'partly',
    format: content.format,
    formatVersion: content.formatVersion,
    components: ids.length,
    problems: warnings.slice(0, keptProblems),
    problemCount: warnings.length,
  })
  if (change.isNews) await tellRead(deed, document)
  return {
    ...passed,
    read: state.read + 1,
    changed: state.changed + (change.isOther ? 1 : 0),
    added: state.added + change.added + change.changed,
    removed: state.removed + change.removed + change.changed,
  }
}

/** As when it came: matching compares what is new, and what it states of vulnerabilities is read. */
async function tellRead(deed: Deed, { id, ciId }: Pick<KeptDocument, 'id' | 'ciId'>): Promise<void> {
  await emit(deed, {
    name: 'inventory.document-imported',
    payload: { documentId: id, ciId },
    at: deed.now,
  })
  await tellItem(deed, ciId)
}

/**
 * With every document of today read, each pair that still holds is told by one of them. Whoever matches looks at packages
 * when a document is told, whichever it is.
 */
async function forgetIfThrough(deed: Deed): Promise<void> {
  const { outdated } = await countReadings(deed.db)
  if (outdated > 0 || (await forgetUnplacedPairs(deed.db)) === 0) return
  const document = await findAnyCurrent(deed.db)
  if (document === undefined) return
  await insertPending(deed.db, newId(deed.context.clock), document.ciId)
  await tellRead(deed, document)
}
