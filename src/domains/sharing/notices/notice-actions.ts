import { asActor, type Context, type Deed, mayHold, personOf, record } from '#domains/identity/index.ts'
import { emit } from '#platform/events/outbox.ts'
import { refuseSharing } from '../errors.ts'
import { type NoticeChanged, noticeChanged } from '../events.ts'
import { acknowledge } from './notice-store.ts'
import {
  countOpenNotices,
  findNoticeRow,
  listNoticeRows,
  type NoticeFilter,
  type NoticeRow,
} from './notice-view.ts'

/** The actor's own notices; none for who may know no vulnerabilities any more. */
export async function listNotices(
  context: Context,
  filter: NoticeFilter,
): Promise<{ readonly rows: readonly NoticeRow[]; readonly open: number }> {
  const person = personOf(context)
  if (!mayHold(person, 'vulnerability.view')) return { rows: [], open: 0 }
  return await asActor(context, async (deed) => ({
    rows: await listNoticeRows(deed.db, person, filter),
    open: await countOpenNotices(deed.db, person),
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
      ? await findNoticeRow(deed.db, person, id)
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
