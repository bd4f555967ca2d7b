import { asActor, authorise, type Context, houseObject, requireAction } from '#domains/identity/index.ts'
import { keepFile } from '#platform/files/index.ts'
import { connectors } from '../connectors/index.ts'
import { refuseIntel } from '../errors.ts'
import { type HealthRow, listHealthRows } from './feed-run-view.ts'
import { type FeedRow, findRunRow, listFeedRows, type RunRow } from './feed-view.ts'
import { feeds } from './index.ts'

/** The zip of the largest ecosystem has some 200 MB. */
const maxBytes = 4 * 1024 * 1024 * 1024

/** The job that reads what a source published. */
export const importFeedJob = 'intel.import-feed'

/**
 * Takes what a source publishes (a record, or an archive of them) as it is and queues its import.
 * @returns the job's id
 */
export async function receiveFeed(
  context: Context,
  arrival: { readonly source: string; readonly name: string; readonly content: AsyncIterable<Uint8Array> },
): Promise<string> {
  if (!feeds.has(arrival.source)) throw refuseIntel('unknown-source', { facts: { source: arrival.source } })
  await asActor(context, async (deed) => {
    const object = houseObject(deed.actor)
    const detail = { name: arrival.name }
    await authorise(deed, { action: 'feed.import', object, kind: 'source', id: arrival.source, detail })
  })
  const file = await keepFile(context.files, arrival.content, { maxBytes })
  if (file.bytes === 0) throw refuseIntel('empty-file')
  return await asActor(context, async (deed) => {
    const { actor } = deed
    return await context.jobs.enqueue(deed, {
      kind: importFeedJob,
      title: arrival.name,
      input: { source: arrival.source, hash: file.hash, name: arrival.name },
      subject: { kind: 'source', id: arrival.source },
      ownerId: actor.kind === 'person' ? actor.id : null,
      origin: actor.kind === 'nobody' ? 'job' : actor.origin,
    })
  })
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
