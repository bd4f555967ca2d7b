import { asActor, type Context, type Deed, mayHold, personOf, record } from '#domains/identity/index.ts'
import { emit } from '#platform/events/outbox.ts'
import { refuseSharing } from '../errors.ts'
import { type NoticeChanged, noticeChanged } from '../events.ts'
import { acknowledge } from './notice-store.ts'
import {
  countNotices,
  findNoticeRow,
  listNoticeRows,
  type NoticeFilter,
  type NoticePlace,
  type NoticeRow,
} from './notice-view.ts'

/** What the actor asks for. */
interface NoticePage {
  readonly filter: NoticeFilter
  readonly after?: NoticePlace | undefined
  readonly limit: number
}

/** The actor's own notices; none for who may know no vulnerabilities any more. */
export async function listNotices(
  context: Context,
  page: NoticePage,
): Promise<{ readonly rows: readonly NoticeRow[]; readonly total: number }> {
  const person = personOf(context)
  if (!mayHold(person, 'vulnerability.view')) return { rows: [], total: 0 }
  return await asActor(context, async ({ db, now }) => ({
    rows: await listNoticeRows(db, { person, now }, page),
    total: await countNotices(db, { person, now }, page.filter),
  }))
}

/**
 * The actor has seen it. Twice is as good as once.
 * @throws AppError `sharing.notice-not-found`, also for notices of others
 */
export async function acknowledgeNotice(context: Context, id: string): Promise<NoticeRow> {
  const person = personOf(context)
  return await asActor(context, async (deed) => {
    const version = await acknowledge(deed.db, { id, personId: person.id, at: deed.now })
    const notice = mayHold(person, 'vulnerability.view')
      ? await findNoticeRow(deed.db, { person, now: deed.now }, id)
      : undefined
    if (notice === undefined) throw refuseSharing('notice-not-found', { facts: { id } })
    if (version !== undefined) await tellAcknowledged(deed, { noticeId: id, personId: person.id, version })
    return notice
  })
}

async function tellAcknowledged(deed: Deed, change: NoticeChanged): Promise<void> {
  await record(deed, { action: 'notice.acknowledge', kind: 'notice', id: change.noticeId })
  await emit(deed, { name: noticeChanged, payload: { ...change }, at: deed.now })
}
