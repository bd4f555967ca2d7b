import { asActor, type Context } from '#domains/identity/index.ts'
import { AppError, type Problem } from '#kernel/errors/app-error.ts'
import { emit } from '#platform/events/outbox.ts'
import { attemptsBeforeFailing } from '#platform/jobs/attempt.ts'
import { type JobOutcome, type JobRun, keptProblems } from '#platform/jobs/job.ts'
import { hostOf, type NetLimits, openOutside, readLocation } from '#platform/net/index.ts'
import type { Connector } from '../connectors/connector.ts'
import { connectors } from '../connectors/index.ts'
import { refuseIntel } from '../errors.ts'
import { feedChanged } from '../events.ts'
import { addCounts, noCounts, type RunCounts } from './counts.ts'
import type { Feed } from './feed.ts'
import { stateAfter, type Trouble, worstOf } from './feed-run.ts'
import { applyPart, type PartEnd, runPart } from './feed-run-part-actions.ts'
import {
  findSettings,
  hasGaps,
  listFetches,
  lockState,
  type SourceSettings,
  writeState,
} from './feed-run-store.ts'
import { openVisit, type Trip } from './feed-run-visit-actions.ts'
import { writeRun } from './feed-store.ts'
import { resultOf } from './import-feed-actions.ts'
import { feeds } from './index.ts'

/** A source, its feed and its connector. */
export interface Fetched {
  readonly feed: Feed
  readonly connector: Connector
  readonly settings: SourceSettings
}

/** @throws AppError `intel.unknown-source`, `intel.feed-not-fetched` */
export async function findFetched(context: Context, source: string): Promise<Fetched> {
  const feed = feeds.get(source)
  if (feed === undefined) throw refuseIntel('unknown-source', { facts: { source } })
  const connector = connectors.get(source)
  const settings = await findSettings(context.database.kysely, source)
  if (connector === undefined || settings === undefined) {
    throw refuseIntel('feed-not-fetched', { facts: { source } })
  }
  return { feed, connector, settings }
}

/**
 * Fetches a source, part by part, and imports what is new. After a crash it goes on with the part in hand; parts that
 * are finished are not asked for again. What goes wrong is kept with the source and is no breakdown.
 * @param limits for tests
 */
export async function runFeed(
  context: Context,
  run: JobRun,
  limits: Partial<NetLimits> = {},
): Promise<JobOutcome> {
  const fetched = await findFetched(context, String(run.input.source))
  try {
    return await finish(context, { run, fetched }, await visitAll(context, { run, fetched, limits }))
  } catch (error) {
    run.signal.throwIfAborted()
    const isLast = run.attempt >= attemptsBeforeFailing
    if (!(error instanceof AppError) && !isLast) throw error
    const problem = troubleOf(error)
    const end = { ends: [], trouble: problem }
    const outcome = await finish(context, { run, fetched }, end)
    if (error instanceof AppError) return outcome
    throw error
  }
}

function troubleOf(error: unknown): Trouble {
  if (!(error instanceof AppError)) return { part: '', code: 'job.broken', facts: {} }
  return { part: '', code: error.code, facts: error.facts }
}

interface Going {
  readonly run: JobRun
  readonly fetched: Fetched
}

interface Ended {
  readonly ends: readonly PartEnd[]
  /** What went wrong with all of it. */
  readonly trouble: Trouble | null
}

async function visitAll(
  context: Context,
  { run, fetched, limits }: Going & { readonly limits: Partial<NetLimits> },
): Promise<Ended> {
  const { settings } = fetched
  const { failures } = await asActor(context, (deed) => lockState(deed.db, settings.id))
  const outside = openOutside({
    allowed: allowedOf(settings),
    agent: `Renkei/${context.program.version}`,
    signal: run.signal,
    limits: { ...paceOf(fetched.connector), ...limits },
  })
  const believesMarks = failures === 0
  const trip: Trip = { context, run, ...fetched, outside, believesMarks, asked: new Set() }
  try {
    const held = run.input.apply
    return typeof held === 'string' ? await applyAll(trip, held) : await fetchAll(trip)
  } finally {
    outside.close()
  }
}

function paceOf({ requestsPerSecond }: Connector): Partial<NetLimits> {
  return requestsPerSecond === undefined ? {} : { requestsPerSecond }
}

/** The address's own host needs no naming; whether it may be inside, the administrator says. */
function allowedOf({ url, hosts, internalHosts }: SourceSettings) {
  return { hosts: [...(url === null ? [] : [hostOf(readLocation(url))]), ...hosts], internalHosts }
}

async function fetchAll(trip: Trip): Promise<Ended> {
  const { visit } = openVisit(trip, '', undefined)
  const parts = await trip.connector.listParts(visit, trip.settings.parts)
  const rows = await listFetches(trip.context.database.kysely, trip.run.id)
  const ends: PartEnd[] = []
  for (const part of parts) {
    trip.run.signal.throwIfAborted()
    const row = rows.find((one) => one.part === part)
    const end = await runPart(trip, part, row)
    ends.push(end)
    // Whoever wants to be left alone is not asked for the next part.
    if (end.waitSeconds !== null) break
  }
  return { ends, trouble: null }
}

async function applyAll(trip: Trip, heldJobId: string): Promise<Ended> {
  const db = trip.context.database.kysely
  const held = (await listFetches(db, heldJobId)).filter((row) => row.outcome === 'shrunk')
  const rows = await listFetches(db, trip.run.id)
  const ends: PartEnd[] = []
  for (const part of held) {
    trip.run.signal.throwIfAborted()
    const row = rows.find((one) => one.part === part.part)
    ends.push(row === undefined ? await applyPart(trip, part) : await runPart(trip, part.part, row))
  }
  return { ends, trouble: null }
}

/** Writes how the source fares after the run, and what the job came to. */
async function finish(context: Context, going: Going, { ends, trouble }: Ended): Promise<JobOutcome> {
  const { run, fetched } = going
  const rows = ends.map((end) => end.row)
  const outcome = trouble === null ? worstOf(rows.flatMap((row) => row.outcome ?? [])) : 'failed'
  const problem = trouble ?? rows.find((row) => row.outcome === outcome)?.problem ?? null
  const counts = rows.map((row) => row.counts).reduce(addCounts, noCounts)
  const wishes = ends.flatMap((end) => end.waitSeconds ?? [])
  await asActor(context, async (deed) => {
    const before = await lockState(deed.db, fetched.feed.id)
    const after = stateAfter(before, {
      jobId: run.id,
      outcome,
      problem,
      gap: await hasGaps(deed.db, fetched.feed.id),
      waitSeconds: wishes.length === 0 ? null : Math.max(...wishes),
      intervalSeconds: fetched.settings.intervalSeconds,
      at: deed.now,
      chance: Math.random(),
    })
    await writeState(deed.db, fetched.feed.id, after)
    const state = jobStateOf(ends, trouble)
    await writeRun(deed.db, run.id, { counts, state, endedAt: deed.now })
    await emit(deed, { name: feedChanged, payload: { source: fetched.feed.id }, at: deed.now })
  })
  return outcomeOf({ ends, trouble }, { outcome, counts })
}

/** Failed when nothing was taken, partly when something was not. */
function jobStateOf(ends: readonly PartEnd[], trouble: Trouble | null): JobOutcome['state'] {
  const bad = ends.filter(({ row }) => row.outcome === 'failed' || row.outcome === 'shrunk')
  if (trouble !== null || (ends.length > 0 && bad.length === ends.length)) return 'failed'
  return bad.length > 0 || ends.some(({ row }) => row.counts.rejected > 0) ? 'partly' : 'done'
}

function outcomeOf(
  { ends, trouble }: Ended,
  { outcome, counts }: { readonly outcome: string; readonly counts: RunCounts },
): JobOutcome {
  const troubles = [trouble, ...ends.map((end) => end.row.problem)].filter((one) => one !== null)
  const problems: readonly Problem[] = [
    ...troubles.map(({ part, code, facts }) => ({ path: part === '' ? '' : `/${part}`, code, facts })),
    ...ends.flatMap((end) => end.problems),
  ]
  return {
    state: jobStateOf(ends, trouble),
    result: { outcome, ...resultOf(counts) },
    problems: problems.slice(0, keptProblems),
    problemCount: Math.max(problems.length, troubles.length + counts.rejected),
  }
}
