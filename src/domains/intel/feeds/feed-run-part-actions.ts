import { asActor } from '#domains/identity/index.ts'
import { AppError, type Problem } from '#kernel/errors/app-error.ts'
import { keepCheckpoint } from '#platform/jobs/job-store.ts'
import { isShrunk } from './feed-run.ts'
import { type FetchRow, findPart, keepFetch, keepPart } from './feed-run-store.ts'
import { type HttpFacts, openVisit, type Trip } from './feed-run-visit-actions.ts'
import { importFeed } from './import-feed-actions.ts'

/** A part after this run, and what could not be read in it. */
export interface PartEnd {
  readonly row: FetchRow
  readonly problems: readonly Problem[]
  /** The source's wish not to be asked for so many seconds. */
  readonly waitSeconds: number | null
}

/**
 * Fetches one part and imports what is new in it. What goes wrong with it stays with it; a broken machine throws.
 * @param row where an earlier attempt had fetched it already
 */
export async function runPart(trip: Trip, part: string, row: FetchRow | undefined): Promise<PartEnd> {
  let fetched: FetchRow = row ?? emptyRow(trip, part)
  try {
    if (row === undefined) fetched = await fetchPart(trip, part)
    return fetched.outcome === null ? await importPart(trip, fetched) : ended(fetched)
  } catch (error) {
    trip.run.signal.throwIfAborted()
    if (!(error instanceof AppError)) throw error
    const failed: FetchRow = {
      ...fetched,
      ...(error instanceof PartRefused ? error.http : {}),
      outcome: 'failed',
      problem: { part, code: causeOf(error).code, facts: causeOf(error).facts },
    }
    await keepRow(trip, failed)
    const wish = causeOf(error).code === 'net.must-wait' ? Number(causeOf(error).facts.seconds) : null
    return { row: failed, problems: causeOf(error).problems, waitSeconds: wish }
  }
}

function ended(row: FetchRow): PartEnd {
  return { row, problems: [], waitSeconds: null }
}

/** A refusal with what the source had answered until then. */
class PartRefused extends AppError {
  readonly http: HttpFacts
  readonly refusal: AppError

  constructor(refusal: AppError, http: HttpFacts) {
    super(refusal.kind, refusal.code, { facts: refusal.facts, problems: refusal.problems, cause: refusal })
    this.http = http
    this.refusal = refusal
  }
}

function causeOf(error: AppError): AppError {
  return error instanceof PartRefused ? error.refusal : error
}

async function fetchPart(trip: Trip, part: string): Promise<FetchRow> {
  const { context, feed, settings } = trip
  const known = await findPart(context.database.kysely, feed.id, part)
  const { visit, facts } = openVisit(trip, part, known)
  const caught = await trip.connector.fetch(visit).catch((error: unknown) => {
    throw error instanceof AppError ? new PartRefused(error, facts()) : error
  })
  const base = { ...emptyRow(trip, part), ...facts() }
  if (caught === null) return await keepRow(trip, { ...base, outcome: 'not-modified' })
  const row: FetchRow = { ...base, ...caught }
  if (isShrunk(known?.records ?? null, row.records ?? 0, settings.shrinkPercent)) {
    const sizes = { before: known?.records ?? 0, now: row.records ?? 0 }
    return await keepRow(trip, {
      ...row,
      outcome: 'shrunk',
      problem: { part, code: 'intel.feed-shrunk', facts: sizes },
    })
  }
  if (row.records === 0) return await settlePart(trip, { ...row, outcome: 'empty' })
  if (row.hash === null) return await settlePart(trip, { ...row, outcome: 'new' })
  return await keepRow(trip, row)
}

function emptyRow({ context, settings }: Trip, part: string): FetchRow {
  return {
    part,
    url: settings.url ?? '',
    status: null,
    etag: null,
    lastModified: null,
    fetchedAt: context.clock.now(),
    bytes: null,
    hash: null,
    name: null,
    records: null,
    cursor: null,
    missing: [],
    gap: false,
    outcome: null,
    problem: null,
    read: 0,
    changed: 0,
    rejected: 0,
  }
}

/** The checkpoint of the import before must not be taken for one of this part's import. */
async function keepRow(trip: Trip, row: FetchRow): Promise<FetchRow> {
  await asActor(trip.context, async (deed) => {
    await keepFetch(deed.db, { jobId: trip.run.id, sourceId: trip.feed.id }, row)
    await keepCheckpoint(deed, trip.run, { part: row.part })
  })
  return row
}

/** From here on the source is asked for what comes after this. */
async function settlePart(trip: Trip, row: FetchRow): Promise<FetchRow> {
  await asActor(trip.context, async (deed) => {
    await keepFetch(deed.db, { jobId: trip.run.id, sourceId: trip.feed.id }, row)
    await keepCheckpoint(deed, trip.run, { part: row.part })
    await keepPart(deed.db, trip.feed.id, {
      part: row.part,
      etag: row.etag,
      lastModified: row.lastModified,
      confirmedAt: row.fetchedAt,
      cursor: row.cursor,
      records: row.records ?? 0,
      missing: row.missing,
    })
  })
  return row
}

async function importPart(trip: Trip, row: FetchRow): Promise<PartEnd> {
  const { context, run, feed } = trip
  if (row.hash === null) return ended(await settlePart(trip, { ...row, outcome: 'new' }))
  const input = { source: feed.id, hash: row.hash, name: row.name ?? '' }
  const outcome = await importFeed(context, { ...run, input, checkpoint: checkpointOf(trip, row) })
  const counts = {
    read: Number(outcome.result.records ?? 0),
    changed: Number(outcome.result.changed ?? 0),
    rejected: Number(outcome.result.rejected ?? 0),
  }
  const { problems } = outcome
  const isNothing = outcome.state === 'failed' || (counts.read === 0 && counts.rejected > 0)
  if (!isNothing) {
    return { ...ended(await settlePart(trip, { ...row, ...counts, outcome: 'new' })), problems }
  }
  const reason = problems[0]?.code ?? 'unknown'
  const problem = { part: row.part, code: 'intel.feed-unreadable', facts: { reason } }
  return { ...ended(await keepRow(trip, { ...row, ...counts, outcome: 'failed', problem })), problems }
}

/** An attempt that broke off in this very import goes on there. */
function checkpointOf({ run }: Trip, row: FetchRow): unknown {
  const { part, entries } = Object(run.checkpoint)
  const isFirst = part === row.part || run.attempt === 1
  return isFirst || entries === undefined ? null : run.checkpoint
}
