import { type DomainModule, mayHold } from '#domains/identity/index.ts'
import { noticeChanged, noticesChanged, savedListChanged, savedListPinned } from './events.ts'
import { hostOf } from './mail/delivery.ts'
import { type SharingMeans, sendDueMails } from './mail/delivery-actions.ts'
import { sendDueDigests } from './mail/digest-actions.ts'
import { wakeNotices } from './notices/notice-change-actions.ts'
import { noticeRoutes } from './notices/notice-routes.ts'
import { findOwnNotices } from './notices/notice-view.ts'
import { notifyListeners } from './notices/notify-listeners.ts'
import { reportListeners } from './notices/report-listeners.ts'
import { sourceListeners } from './notices/source-listeners.ts'
import { overviewRoutes } from './overview/overview-routes.ts'
import { peopleRoutes } from './people/people-routes.ts'
import { sampleRoutes } from './sample/sample-routes.ts'
import { savedListRoutes } from './saved-lists/saved-list-routes.ts'
import { findHeardOf } from './saved-lists/saved-list-view.ts'
import { searchRoutes } from './search/search-routes.ts'

export type { SharingMeans } from './mail/delivery-actions.ts'

/**
 * Notices to people and their mails; the overview of what is new and what waits; the search over everything; saved
 * lists; the sample company.
 */
export function sharingModule(means: SharingMeans): DomainModule {
  return {
    name: 'sharing',
    routes: [
      ...noticeRoutes(means.mailer),
      ...overviewRoutes(means.mailer),
      ...searchRoutes,
      ...peopleRoutes(means.mailer),
      ...sampleRoutes,
      ...savedListRoutes,
    ],
    jobNames: [],
    jobs: () => [],
    listeners: (context) => [
      ...notifyListeners(context, hostOf(means.publicUrl)),
      ...sourceListeners(context, hostOf(means.publicUrl)),
      ...reportListeners(context, hostOf(means.publicUrl)),
    ],
    hints: [
      {
        event: noticeChanged,
        kind: 'notice',
        changes: ({ noticeId, version }) => [
          { id: String(noticeId), version: typeof version === 'number' ? version : null },
        ],
        visible: (unit, actor, ids) => findOwnNotices(unit.db, actor.id, ids),
      },
      {
        event: noticesChanged,
        kind: 'notice',
        changes: ({ notices }) => readNotices(notices),
        visible: (unit, actor, ids) => findOwnNotices(unit.db, actor.id, ids),
      },
      {
        event: noticesChanged,
        kind: 'sent',
        changes: ({ notices }) => readNotices(notices).map(({ id }) => ({ id, version: null })),
        visible: (_unit, actor, ids) => Promise.resolve(new Set(mayHold(actor, 'notice.view') ? ids : [])),
      },
      {
        // For those who look after what was sent: which notice it is says nothing of what it is about.
        event: noticeChanged,
        kind: 'sent',
        changes: ({ noticeId }) => [{ id: String(noticeId), version: null }],
        visible: (_unit, actor, ids) => Promise.resolve(new Set(mayHold(actor, 'notice.view') ? ids : [])),
      },
      {
        event: savedListChanged,
        kind: 'saved-list',
        changes: ({ savedListId, version }) => [
          { id: String(savedListId), version: typeof version === 'number' ? version : null },
        ],
        visible: (unit, actor, ids) => findHeardOf(unit.db, actor, ids),
      },
      {
        event: savedListPinned,
        kind: 'saved-list-pin',
        changes: ({ personId }) => [{ id: String(personId), version: null }],
        visible: (_unit, actor, ids) => Promise.resolve(new Set(ids.filter((id) => id === actor.id))),
      },
    ],
    schedules: [
      { name: 'sharing.send-mail', seconds: 1, run: (context) => sendDueMails(context, means) },
      { name: 'sharing.send-digests', seconds: 30, run: (context) => sendDueDigests(context, means) },
      { name: 'sharing.wake-notices', seconds: 2, run: wakeNotices },
    ],
  }
}

function readNotices(notices: unknown) {
  const list = Array.isArray(notices) ? notices : []
  return list.map(Object).map(({ id, version }) => ({ id: String(id), version: Number(version) }))
}
