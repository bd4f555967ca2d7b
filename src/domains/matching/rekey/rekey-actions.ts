import { asActor, authorise, type Context, type Deed, houseObject } from '#domains/identity/index.ts'
import { countOldKeys, remakeKeys } from '#domains/inventory/index.ts'
import { holdListener } from '#platform/events/listener-store.ts'
import type { JobOutcome, JobRun } from '#platform/jobs/job.ts'
import { findLiveJob, keepCheckpoint } from '#platform/jobs/job-store.ts'
import { keepHits, rederiveRanges, rematch } from '../hits/match-actions.ts'
import { refreshWorklist } from '../worklist/worklist-actions.ts'
import { readKeyState, writeKeyState } from './key-state-store.ts'
import { type Checkpoint, isSameMaking, makingOfProgram, readCheckpoint } from './rekey.ts'
import { countRecords, hasNoKeys, listRecords, type Which } from './stale-view.ts'

/** The job that makes stored keys anew. */
export const rekeyJob = 'matching.rekey'

const recordsAtOnce = 500

/**
 * To be called before anything is compared: notes by what this program makes keys. From then on keys that an earlier
 * one had made otherwise are not compared with its own. @returns whether they are to be made anew
 */
export async function notePrograms(context: Context): Promise<boolean> {
  const wanted = makingOfProgram()
  return await asActor(context, async (deed) => {
    const state = await readKeyState(deed.db)
    if (isSameMaking(state?.made, wanted) && isSameMaking(state?.wanted, wanted)) return false
    const made = isSameMaking(state?.made, wanted) || (await hasNoKeys(deed.db)) ? wanted : state?.made
    await writeKeyState(deed.db, { made, wanted })
    return !isSameMaking(made, wanted)
  })
}

/** At the start of whoever works: queues the job if there is anything to make anew. */
export async function rekeyIfWanted(context: Context): Promise<void> {
  if (!(await notePrograms(context))) return
  await asActor(context, (deed) => enqueueRekey(deed))
}

/**
 * Looks for keys to be made anew, though nothing may say that there are any.
 * @returns the job's id; that of the one which is at it already, if there is one
 */
export async function requestRekey(context: Context): Promise<string> {
  return await asActor(context, async (deed) => {
    await authorise(deed, {
      action: 'system.change',
      object: houseObject(deed.actor),
      kind: 'system',
      id: 'keys',
      detail: {},
    })
    return await enqueueRekey(deed)
  })
}

async function enqueueRekey(deed: Deed): Promise<string> {
  const { actor, context } = deed
  const live = await findLiveJob(deed.db, rekeyJob)
  if (live !== undefined) return live
  return await context.jobs.enqueue(deed, {
    kind: rekeyJob,
    title: '',
    input: {},
    ownerId: actor.kind === 'person' ? actor.id : null,
    origin: actor.kind === 'nobody' ? 'job' : actor.origin,
  })
}

/**
 * Makes every key anew that this program would make otherwise: those of components, then the ranges, from their
 * records; then everything is matched. Interrupted, it goes on after the last stretch that was committed; until it is
 * through, old keys are not compared with new ones. Run again it changes nothing.
 */
export async function runRekey(context: Context, run: JobRun): Promise<JobOutcome> {
  const which = await whichRanges(context)
  const total = await countWork(context, which)
  let state = readCheckpoint(run.checkpoint)
  const size = state.components + state.records + total
  const told = (next: Checkpoint) => run.progress(next.components + next.records, size)
  told(state)
  if (state.phase === 'components') state = await keyComponents({ context, run, told }, state)
  if (state.phase === 'ranges') state = await deriveRanges({ context, run, told }, { state, which })
  const changed = await matchAll(context, run)
  const { components, records } = state
  return { state: 'done', result: { components, records, changed }, problems: [] }
}

/** Only where the rules changed can records be concerned that have no range with old bounds. */
async function whichRanges(context: Context): Promise<Which> {
  const state = await asActor(context, (deed) => readKeyState(deed.db))
  return state?.made?.derivation === makingOfProgram().derivation ? 'stale' : 'all'
}

async function countWork(context: Context, which: Which): Promise<number> {
  const components = await countOldKeys(context)
  return components + (await asActor(context, (deed) => countRecords(deed.db, which)))
}

interface Work {
  readonly context: Context
  readonly run: JobRun
  readonly told: (state: Checkpoint) => void
}

async function keyComponents({ context, run, told }: Work, begun: Checkpoint): Promise<Checkpoint> {
  let state = begun
  await remakeKeys(context, {
    signal: run.signal,
    made(count) {
      state = { ...state, components: state.components + count }
      told(state)
    },
  })
  const next: Checkpoint = { ...state, phase: 'ranges' }
  await asActor(context, (deed) => keepCheckpoint(deed, run, next))
  return next
}

async function deriveRanges(
  { context, run, told }: Work,
  begun: { readonly state: Checkpoint; readonly which: Which },
): Promise<Checkpoint> {
  let { state } = begun
  for (;;) {
    run.signal.throwIfAborted()
    const next = await asActor(context, (deed) => derivePage(deed, run, { state, which: begun.which }))
    if (next === undefined) return { ...state, phase: 'hits' }
    state = next
    told(state)
  }
}

async function derivePage(
  deed: Deed,
  run: JobRun,
  { state, which }: { readonly state: Checkpoint; readonly which: Which },
): Promise<Checkpoint | undefined> {
  // Records that change meanwhile are derived by the listener: one after the other, or the older would win.
  await holdListener(deed, keepHits)
  const records = await listRecords(deed.db, { which, after: state.record, limit: recordsAtOnce })
  const last = records.at(-1)
  if (last === undefined) return undefined
  await rederiveRanges(
    deed,
    last.sourceId,
    records.map((record) => record.name),
  )
  const next: Checkpoint = {
    ...state,
    phase: 'ranges',
    record: last,
    records: state.records + records.length,
  }
  await keepCheckpoint(deed, run, next)
  return next
}

/** Nothing is old any more: from here on everything is compared again. @returns how many vulnerabilities changed */
async function matchAll(context: Context, run: JobRun): Promise<number> {
  run.signal.throwIfAborted()
  return await asActor(context, async (deed) => {
    await holdListener(deed, keepHits)
    const made = makingOfProgram()
    await writeKeyState(deed.db, { made, wanted: made })
    const changed = await rematch(deed, { kind: 'everything' }, 'advisory-changed')
    await refreshWorklist(deed, changed, run.id)
    return changed.length
  })
}
