import { asActor, type Context } from '#domains/identity/index.ts'
import { pruneOutbox } from '#platform/events/outbox.ts'
import { measureFiles, readDisk, sweepLeftovers } from '#platform/files/index.ts'
import { keepMeasure } from './measure-store.ts'
import { listListenerRows, readSystemRow } from './system-view.ts'

/** A screen that was away longer fetches everything anew. */
const eventsKept = { hours: 7 * 24 }

/** A file that has not grown for so long belongs to an upload that broke off. */
const leftoversKept = { hours: 24 }

/** Throws away what nobody needs any more: events that all have heard, halves of uploads. */
export async function tidyUp(context: Context): Promise<void> {
  const now = context.clock.now()
  const events = await asActor(context, async (deed) => {
    const listeners = (await listListenerRows(deed.db)).map((row) => row.name)
    return await pruneOutbox(deed.db, { before: now.subtract(eventsKept), listeners })
  })
  await sweepLeftovers(context.files, now.subtract(leftoversKept))
  context.log.info({ events }, 'tidied up')
}

/** Looks how much room everything takes; the files are counted one by one, which nobody should wait for. */
export async function measureStorage(context: Context): Promise<void> {
  const { files, bytes } = await measureFiles(context.files)
  const disk = await readDisk(context.files)
  await asActor(context, async ({ db, now }) => {
    const { sizeBytes } = await readSystemRow(db)
    await keepMeasure(db, {
      at: now,
      databaseBytes: sizeBytes,
      files,
      fileBytes: bytes,
      freeBytes: disk?.freeBytes ?? 0,
      diskBytes: disk?.totalBytes ?? 0,
    })
  })
}
