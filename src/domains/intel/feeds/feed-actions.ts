import { asActor, authorise, type Context, houseObject, requireAction } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { keepFile } from '#platform/files/index.ts'
import { connectors } from '../connectors/index.ts'
import { refuseIntel } from '../errors.ts'
import { type HealthRow, listHealthRows } from './feed-run-view.ts'
import { type FeedRow, findRunRow, listFeedRows, type RunRow } from './feed-view.ts'
import { feeds, titleOfSource } from './index.ts'
import { lookIntoFile } from './look-actions.ts'
import { withOpenFile } from './open-file-actions.ts'

/** The zip of the largest ecosystem has some 200 MB. */
const maxBytes = 4 * 1024 * 1024 * 1024

/** The job that reads what a source published. */
export const importFeedJob = 'intel.import-feed'

/** Stands for the source where the file itself is to tell it. */
const byContent = 'auto'

/**
 * Takes what a source publishes (a record, or an archive of them) as it is and queues its import.
 * @param arrival.source of `auto` the file is looked into, and goes to the one source that publishes what it holds
 * @returns the job's id
 */
export async function receiveFeed(
  context: Context,
  arrival: { readonly source: string; readonly name: string; readonly content: AsyncIterable<Uint8Array> },
): Promise<string> {
  const { name } = arrival
  if (arrival.source === byContent) requireAction(context, 'feed.import', houseObject(context.actor))
  else await authoriseImport(context, arrival)
  const file = await keepFile(context.files, arrival.content, { maxBytes })
  if (file.bytes === 0) throw refuseIntel('empty-file')
  const source =
    arrival.source === byContent ? await findSource(context, { hash: file.hash, name }) : arrival.source
  if (source !== arrival.source) await authoriseImport(context, { source, name })
  return await asActor(context, async (deed) => {
    const { actor } = deed
    return await context.jobs.enqueue(deed, {
      kind: importFeedJob,
      title: name,
      input: { source, hash: file.hash, name },
      subject: { kind: 'source', id: source },
      ownerId: actor.kind === 'person' ? actor.id : null,
      origin: actor.kind === 'nobody' ? 'job' : actor.origin,
    })
  })
}

async function authoriseImport(
  context: Context,
  { source, name }: { readonly source: string; readonly name: string },
): Promise<void> {
  if (!feeds.has(source)) throw refuseIntel('unknown-source', { facts: { source } })
  await asActor(context, async (deed) => {
    const object = houseObject(deed.actor)
    await authorise(deed, { action: 'feed.import', object, kind: 'source', id: source, detail: { name } })
  })
}

/** @throws AppError `intel.source-not-recognised`, `intel.several-sources` */
async function findSource(
  context: Context,
  { hash, name }: { readonly hash: string; readonly name: string },
): Promise<string> {
  const place = newId(context.clock)
  const found = await withOpenFile(context, { hash, place }, (path) => lookIntoFile(path, name))
  if (found.as === 'nothing') throw refuseIntel('source-not-recognised', { facts: { name } })
  if (found.as === 'whole') return found.source
  const [only, ...more] = found.parts.keys()
  if (only !== undefined && more.length === 0) return only
  const sources = [...found.parts.keys()].map(titleOfSource).join(', ')
  throw refuseIntel('several-sources', { facts: { name, sources } })
}

/** What a run of a source came to. @throws AppError `intel.run-not-found` */
export async function readRun(context: Context, source: string, jobId: string): Promise<RunRow> {
  requireAction(context, 'feed.view', houseObject(context.actor))
  const run = await findRunRow(context.database.kysely, source, jobId)
  if (run === undefined) throw refuseIntel('run-not-found', { facts: { source, job: jobId } })
  return run
}

/** A feed, what was imported from it, and how it is fetched where it can be. */
export type FeedStanding = FeedRow & { readonly title: string; readonly fetching: HealthRow | null }

/** Every feed there is, with how it fares; null before its first import. */
export async function listFeeds(context: Context): Promise<readonly FeedStanding[]> {
  requireAction(context, 'feed.view', houseObject(context.actor))
  const rows = await listFeedRows(context.database.kysely)
  const healths = await listHealthRows(context.database.kysely)
  return [...feeds.values()].map((feed) => {
    const row = rows.find((one) => one.id === feed.id)
    const health = connectors.has(feed.id) ? healths.find((one) => one.id === feed.id) : undefined
    return {
      ...(row ?? { id: feed.id, records: 0, withdrawn: 0, lastRun: null }),
      title: feed.title,
      fetching: health ?? null,
    }
  })
}
