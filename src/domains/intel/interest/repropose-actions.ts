import { asActor, type Context } from '#domains/identity/index.ts'
import type { JobOutcome, JobRun } from '#platform/jobs/job.ts'
import { keepCheckpoint } from '#platform/jobs/job-store.ts'
import { type KeptCase, listKeptCases } from './interest-view.ts'
import { proposeInterests, toFacts } from './propose-actions.ts'

/** Interests per transaction. */
const interestsAtOnce = 2000

/** How far the work has come: the last interest that was weighed, and what it came to. */
interface Checkpoint {
  readonly after: { readonly vulnerabilityId: string; readonly teamId: string } | undefined
  readonly weighed: number
  readonly changed: number
}

/** Proposes every kept interest by the rules in force; interrupted, it goes on after the last that was committed. */
export async function reproposeAll(context: Context, run: JobRun): Promise<JobOutcome> {
  let state = readCheckpoint(run.checkpoint)
  for (;;) {
    run.signal.throwIfAborted()
    const next = await weighPage(context, run, state)
    if (next === undefined) {
      const { weighed, changed } = state
      return { state: 'done', result: { weighed, changed }, problems: [] }
    }
    state = next
    run.progress(state.weighed)
  }
}

async function weighPage(context: Context, run: JobRun, state: Checkpoint): Promise<Checkpoint | undefined> {
  return await asActor(context, async (deed) => {
    const cases = await listKeptCases(deed.db, { after: state.after, limit: interestsAtOnce })
    const last = cases.at(-1)
    if (last === undefined) return undefined
    const changed = await proposeInterests(deed, cases.map(toFacts))
    const next = {
      after: placeOf(last),
      weighed: state.weighed + cases.length,
      changed: state.changed + changed,
    }
    await keepCheckpoint(deed, run, next)
    return next
  })
}

function placeOf({ vulnerabilityId, teamId }: KeptCase) {
  return { vulnerabilityId, teamId }
}

function readCheckpoint(value: unknown): Checkpoint {
  const { after, weighed, changed } = Object(value)
  const isPlace = typeof after?.vulnerabilityId === 'string' && typeof after?.teamId === 'string'
  return {
    after: isPlace ? { vulnerabilityId: after.vulnerabilityId, teamId: after.teamId } : undefined,
    weighed: typeof weighed === 'number' ? weighed : 0,
    changed: typeof changed === 'number' ? changed : 0,
  }
}
