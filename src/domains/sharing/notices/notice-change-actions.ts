import {
  asActor,
  type Context,
  type Deed,
  mayHold,
  personOf,
  record,
  system,
} from '#domains/identity/index.ts'
import { emit } from '#platform/events/outbox.ts'
import { refuseSharing } from '../errors.ts'
import { type NoticesChanged, noticesChanged } from '../events.ts'
import {
  bringBack,
  type ChangedNotice,
  markRead,
  markUnread,
  putOff,
  wakeDue,
} from './notice-change-store.ts'
import { readChoices } from './notice-choice-view.ts'
import { findChosenIds, type NoticeChoice } from './notice-view.ts'
import { type SnoozeUntil, wakeAt } from './snooze.ts'

/** What is to become of notices. */
export type NoticeChange =
  | { readonly to: 'read' | 'unread' | 'back' }
  | { readonly to: 'snoozed'; readonly until: SnoozeUntil }

interface Changed {
  readonly ids: readonly string[]
  /** When what was put off comes back. */
  readonly until: Temporal.Instant | null
}

/** So many at most in an event. */
const perEvent = 500

/**
 * Changes several of the actor's own notices at once; those of others do not exist for them.
 * @throws AppError `sharing.time-passed`
 */
export async function changeNotices(
  context: Context,
  change: NoticeChange,
  { choice, limit }: { readonly choice: NoticeChoice; readonly limit: number },
): Promise<Changed> {
  const person = personOf(context)
  return await asActor(context, async (deed) => {
    const until = change.to === 'snoozed' ? await momentOf(deed, person.id, change.until) : null
    if (!mayHold(person, 'vulnerability.view')) return { ids: [], until }
    const ids = await findChosenIds(deed.db, { person, now: deed.now }, { choice, limit })
    const changed = await carryOut(deed, { to: change.to, until }, ids)
    if (changed.length > 0) {
      const detail = { notices: changed.length, ...(until === null ? {} : { until: until.toString() }) }
      await record(deed, { action: actions[change.to], kind: 'person', id: person.id, detail })
    }
    await tellChanged(deed, person.id, changed)
    return { ids: changed.map((one) => one.id), until }
  })
}

const actions = {
  read: 'notice.acknowledge',
  unread: 'notice.reopen',
  snoozed: 'notice.put-off',
  back: 'notice.bring-back',
} as const

async function momentOf(deed: Deed, personId: string, until: SnoozeUntil): Promise<Temporal.Instant> {
  const { timeZone } = await readChoices(deed.db, personId)
  const moment = wakeAt(until, deed.now, timeZone)
  if (moment === undefined) throw refuseSharing('time-passed')
  return moment
}

async function carryOut(
  { db, now }: Deed,
  { to, until }: { readonly to: NoticeChange['to']; readonly until: Temporal.Instant | null },
  ids: readonly string[],
): Promise<readonly ChangedNotice[]> {
  if (ids.length === 0) return []
  if (until !== null) return await putOff(db, ids, until)
  if (to === 'read') return await markRead(db, ids, now)
  if (to === 'unread') return await markUnread(db, ids)
  return await bringBack(db, ids)
}

async function tellChanged(deed: Deed, personId: string, changed: readonly ChangedNotice[]): Promise<void> {
  for (let from = 0; from < changed.length; from += perEvent) {
    const notices = changed.slice(from, from + perEvent)
    const payload: NoticesChanged = { personId, notices }
    await emit(deed, { name: noticesChanged, payload: { ...payload }, at: deed.now })
  }
}

/** What was put off and is due comes back by itself: it counts as unread already, and open screens hear of it. */
export async function wakeNotices(context: Context): Promise<void> {
  const house = { ...context, actor: system }
  while ((await wakeRound(house)) > 0) {
    // until nothing is due
  }
}

async function wakeRound(context: Context): Promise<number> {
  return await asActor(context, async (deed) => {
    const woken = await wakeDue(deed.db, deed.now, perEvent)
    for (const personId of new Set(woken.map((one) => one.personId))) {
      const own = woken.filter((one) => one.personId === personId).map(({ id, version }) => ({ id, version }))
      await tellChanged(deed, personId, own)
    }
    return woken.length
  })
}
