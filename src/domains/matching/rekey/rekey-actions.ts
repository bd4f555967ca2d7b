import { asActor, authorise, type Context, type Deed, houseObject } from '#domains/identity/index.ts'
import { countOldProducts, remakeProducts } from '#domains/intel/index.ts'
import { countOldKeys, countOldNames, remakeKeys, remakeNames } from '#domains/inventory/index.ts'
import { holdListener } from '#platform/events/listener-store.ts'
import type { JobOutcome, JobRun } from '#platform/jobs/job.ts'
import { findLiveJob, keepCheckpoint } from '#platform/jobs/job-store.ts'
import { keepHits, rederiveRanges, rematch } from '../hits/match-actions.ts'
import { refreshWorklist } from '../worklist/worklist-actions.ts'
import { readKeyState, writeKeyState } from './key-state-store.ts'
import { remakeOwnNames } from './name-key-actions.ts'
import { countStaleNames } from './name-key-view.ts'
import {
  type Amount,
  type Checkpoint,
  isSameMaking,
  makingOfProgram,
  readCheckpoint,
  sumOf,
} from './rekey.ts'
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
 * Makes every key anew that this program would make otherwise: those of components, of CPE names and of products that
 * statements speak of; then the ranges, from their records; then everything is matched. Interrupted, it goes on after
 * the last stretch that was committed; until it is through, old keys are not compared with new ones. Run again it
 * changes nothing.
 */
export async function runRekey(context: Context, run: JobRun): Promise<JobOutcome> {
  const which = await whichRanges(context)
  let state = readCheckpoint(run.checkpoint) ?? (await begin(context, run, which))
  const size = sumOf(state.all)
  const told: Told = (done) => run.progress(Math.min(Math.max(done, 0), size), size)
  if (state.phase === 'keys') state = await remakeAll({ context, run, told }, state)
  if (state.phase === 'ranges') state = await deriveRanges({ context, run, told }, { state, which })
  told(size)
  const changed = await matchAll(context, run)
  const { components, names, products, records } = state.all
  const result = {
    keyedComponents: components,
    keyedNames: names,
    keyedProducts: products,
    derivedRecords: records,
    changedVulnerabilities: changed,
  }
  return { state: 'done', result, problems: [] }
}

/** Only where the rules changed can records be concerned that have no range with old bounds. */
async function whichRanges(context: Context): Promise<Which> {
  const state = await asActor(context, (deed) => readKeyState(deed.db))
  return state?.made?.derivation === makingOfProgram().derivation ? 'stale' : 'all'
}

/** Counts all that is to do, and keeps it: how much of it is done is told from there. */
async function begin(context: Context, run: JobRun, which: Which): Promise<Checkpoint> {
  const records = await asActor(context, (deed) => countRecords(deed.db, which))
  const all = { ...(await countKeys(context)), records }
  const state: Checkpoint = { making: makingOfProgram(), phase: 'keys', all, record: null, derived: 0 }
  await asActor(context, (deed) => keepCheckpoint(deed, run, state))
  return state
}

/** Keys that are to be made anew. */
async function countKeys(context: Context): Promise<Omit<Amount, 'records'>> {
  const own = await asActor(context, (deed) => countStaleNames(deed.db))
  return {
    components: await countOldKeys(context),
    names: own + (await countOldNames(context)),
    products: await countOldProducts(context),
  }
}

type Told = (done: number) => void

interface Work {
  readonly context: Context
  readonly run: JobRun
  readonly told: Told
}

/** Those that are done are not found again: it needs no checkpoint but the last. */
async function remakeAll({ context, run, told }: Work, state: Checkpoint): Promise<Checkpoint> {
  const keys = sumOf({ ...state.all, records: 0 })
  let left = run.attempt === 1 ? keys : sumOf({ ...(await countKeys(context)), records: 0 })
  told(keys - left)
  const work = {
    signal: run.signal,
    made(count: number) {
      left -= count
      told(keys - left)
    },
  }
  await remakeKeys(context, work)
  await remakeNames(context, work)
  await remakeProducts(context, work)
  await remakeOwnNames(context, work)
  const next: Checkpoint = { ...state, phase: 'ranges' }
  await asActor(context, (deed) => keepCheckpoint(deed, run, next))
  return next
}

async function deriveRanges(
  { context, run, told }: Work,
  begun: { readonly state: Checkpoint; readonly which: Which },
): Promise<Checkpoint> {
  let { state } = begun
  const keys = sumOf({ ...state.all, records: 0 })
  for (;;) {
    told(keys + state.derived)
    run.signal.throwIfAborted()
    const next = await asActor(context, (deed) => derivePage(deed, run, { state, which: begun.which }))
    if (next === undefined) return { ...state, phase: 'hits' }
    state = next
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
  const next: Checkpoint = { ...state, record: last, derived: state.derived + records.length }
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
