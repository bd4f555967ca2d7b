import { asActor, type Context } from '#domains/identity/index.ts'
import { pruneOutbox } from '#platform/events/outbox.ts'
import { sweepLeftovers } from '#platform/files/index.ts'
import { listListenerRows } from './system-view.ts'

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
