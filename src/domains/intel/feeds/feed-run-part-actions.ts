import { asActor } from '#domains/identity/index.ts'
import { AppError, type Problem } from '#kernel/errors/app-error.ts'
import { keepCheckpoint } from '#platform/jobs/job-store.ts'
import { noCounts } from './counts.ts'
import { isShrunk } from './feed-run.ts'
import { type FetchRow, findPart, keepFetch, keepPart } from './feed-run-store.ts'
import { type HttpFacts, openVisit, type Trip } from './feed-run-visit-actions.ts'
import { readRunCounts } from './feed-store.ts'
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
  let fetched = row ?? emptyRow(trip, part)
  try {
    if (row === undefined) fetched = await fetchPart(trip, part)
    // Only a part that an earlier attempt had fetched may have been imported in part.
    const checkpoint = row === undefined ? null : trip.run.checkpoint
    return fetched.outcome === null ? await importPart(trip, fetched, checkpoint) : ended(fetched)
  } catch (error) {
    trip.run.signal.throwIfAborted()
    const { refusal, http } = error instanceof PartRefused ? error : { refusal: error, http: {} }
    if (!(refusal instanceof AppError)) throw refusal
    const { code, facts, problems } = refusal
    const failed = await keepRow(trip, {
      ...fetched,
      ...http,
      outcome: 'failed',
      problem: { part, code, facts },
    })
    return { row: failed, problems, waitSeconds: code === 'net.must-wait' ? Number(facts.seconds) : null }
  }
}

function ended(row: FetchRow, problems: readonly Problem[] = []): PartEnd {
  return { row, problems, waitSeconds: null }
}

/** A refusal with what the source had answered until then. */
class PartRefused extends Error {
  readonly refusal: unknown
  readonly http: HttpFacts

  constructor(refusal: unknown, http: HttpFacts) {
    super('part refused', { cause: refusal })
    this.refusal = refusal
    this.http = http
  }
}

/** Takes what was held back in an earlier run, as a person has decided. */
export async function applyPart(trip: Trip, held: FetchRow): Promise<PartEnd> {
  return await runPart(trip, held.part, await keepRow(trip, { ...held, outcome: null, problem: null }))
}

async function fetchPart(trip: Trip, part: string): Promise<FetchRow> {
  const { context, feed, settings } = trip
  const known = await findPart(context.database.kysely, feed.id, part)
  const { visit, facts } = openVisit(trip, part, known)
  const caught = await trip.connector.fetch(visit).catch((error: unknown) => {
    throw new PartRefused(error, facts())
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
    files: [],
    gap: false,
    outcome: null,
    problem: null,
    counts: noCounts,
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
      files: row.files,
    })
  })
  return row
}

async function importPart(trip: Trip, row: FetchRow, checkpoint: unknown): Promise<PartEnd> {
  const { context, run, feed } = trip
  if (row.hash === null) return ended(await settlePart(trip, { ...row, outcome: 'new' }))
  const input = { source: feed.id, hash: row.hash, name: row.name ?? '' }
  const { state, problems } = await importFeed(context, { ...run, input, checkpoint })
  const counts = await readRunCounts(context.database.kysely, run.id)
  const isNothing = state === 'failed' || (counts.read === 0 && counts.rejected > 0)
  if (!isNothing) return ended(await settlePart(trip, { ...row, counts, outcome: 'new' }), problems)
  const problem = { part: row.part, code: 'intel.feed-unreadable', facts: {} }
  return ended(await keepRow(trip, { ...row, counts, outcome: 'failed', problem }), problems)
}
