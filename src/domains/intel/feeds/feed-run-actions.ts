import { asActor, authorise, type Context, type Deed, houseObject } from '#domains/identity/index.ts'
import { emit } from '#platform/events/outbox.ts'
import { refuseIntel } from '../errors.ts'
import { feedChanged } from '../events.ts'
import type { SourceState } from './feed-run.ts'
import { type Fetched, findFetched } from './feed-run-job-actions.ts'
import { findDue, lockState, writeState } from './feed-run-store.ts'
import { findUnfinishedJob } from './feed-run-view.ts'

/** The job that fetches a source. Each source has a line of its own, so that a slow one holds up no other. */
export function runFeedJob(source: string): string {
  return `intel.run-feed-${source}`
}

/**
 * Queues a run of a source, or joins the one that waits or runs already.
 * @param wanted.apply the run whose content was held back because it shrank: a person takes it
 * @returns the job's id
 */
export async function startFeedRun(
  context: Context,
  wanted: { readonly source: string; readonly apply?: string | undefined },
): Promise<string> {
  const { source, apply } = wanted
  await asActor(context, async (deed) => {
    const object = houseObject(deed.actor)
    const detail = apply === undefined ? {} : { apply }
    await authorise(deed, { action: 'feed.import', object, kind: 'source', id: source, detail })
  })
  const fetched = await findFetched(context, source)
  return await asActor(context, async (deed) => {
    const state = await lockState(deed.db, source)
    const unfinished = await findUnfinishedJob(deed.db, runFeedJob(source))
    if (unfinished === undefined) requireReady(deed, { fetched, state, apply })
    // Not before the usual time, also after a run that is stopped.
    const nextAt = deed.now.add({ seconds: fetched.settings.intervalSeconds })
    await writeState(deed.db, source, { ...state, nextAt })
    if (unfinished !== undefined) return unfinished
    await emit(deed, { name: feedChanged, payload: { source }, at: deed.now })
    return await enqueueRun(deed, fetched, apply)
  })
}

interface Readiness {
  readonly fetched: Fetched
  readonly state: SourceState
  readonly apply: string | undefined
}

function requireReady(deed: Deed, { fetched, state, apply }: Readiness): void {
  if (apply !== undefined) {
    if (apply !== state.heldJobId) throw refuseIntel('feed-nothing-held')
    return
  }
  if (fetched.settings.url === null) throw refuseIntel('feed-address-missing')
  const until = state.waitUntil
  if (until !== null && Temporal.Instant.compare(until, deed.now) > 0) {
    throw refuseIntel('feed-must-wait', { facts: { until: until.toString({ smallestUnit: 'second' }) } })
  }
}

async function enqueueRun(deed: Deed, { feed }: Fetched, apply: string | undefined): Promise<string> {
  const { actor, context } = deed
  return await context.jobs.enqueue(deed, {
    kind: runFeedJob(feed.id),
    title: feed.title,
    input: { source: feed.id, ...(apply === undefined ? {} : { apply }) },
    subject: { kind: 'source', id: feed.id },
    ownerId: actor.kind === 'person' ? actor.id : null,
    origin: actor.kind === 'person' ? actor.origin : 'feed',
  })
}

/** Queues the sources that are due, as Renkei itself. One that cannot be asked leaves the others alone. */
export async function startDueRuns(context: Context): Promise<void> {
  const due = await findDue(context.database.kysely, context.clock.now())
  for (const source of due) {
    await startFeedRun(context, { source }).catch((error: unknown) => {
      context.log.warn({ err: error, source }, 'source not fetched')
    })
  }
}
