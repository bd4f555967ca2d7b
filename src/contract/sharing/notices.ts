import { z } from 'zod'
import { route } from '../route.ts'
import { ById, choiceOf, Id, listOf, Page, Time } from '../shapes.ts'

/**
 * `findings`: a vulnerability may touch items · `summary`: many at once · `closed`: what an earlier notice told of is over ·
 * `source`: a source of advisories has failed several times in a row · `report`: one's report of a wrong match ended.
 */
export const NoticeKind = z.enum(['findings', 'summary', 'closed', 'source', 'report'])
export type NoticeKind = z.infer<typeof NoticeKind>

/** As what somebody is told. */
export const NoticeReason = z.enum([
  'responder',
  'engineer',
  'handler',
  'owner',
  'given',
  'administrator',
  'reporter',
])
export type NoticeReason = z.infer<typeof NoticeReason>

/** A message to a person about something, and why they get it. */
export const Notice = z.strictObject({
  id: Id,
  kind: NoticeKind,
  title: z.string(),
  /** In words, in the reader's language. */
  text: z.string(),
  why: z.string(),
  reasons: z.array(NoticeReason),
  subject: z.strictObject({
    kind: z.enum(['vulnerability', 'worklist', 'source', 'report']),
    id: z.string(),
  }),
  createdAt: Time,
  acknowledgedAt: Time.nullable(),
  /** Put off until then; null for what was not, or has come back. */
  snoozedUntil: Time.nullable(),
  /** When it came back by itself. */
  wokeAt: Time.nullable(),
  mail: z.enum(['none', 'waiting', 'sent', 'failed']),
})
export type Notice = z.infer<typeof Notice>

/** `HH:MM`, local time in the person's own time zone. */
const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Hours in which the reader gets no mail: it waits for their end. They may go past midnight. */
export const QuietHours = z
  .strictObject({ begins: LocalTime, ends: LocalTime })
  .refine(({ begins, ends }) => begins !== ends)
export type QuietHours = z.infer<typeof QuietHours>

export const readQuietHours = route({
  id: 'sharing.read-quiet-hours',
  method: 'GET',
  path: '/notices/quiet-hours',
  access: 'signed-in',
  /** Null: none. */
  answer: z.strictObject({ quiet: QuietHours.nullable() }),
})

export const changeQuietHours = route({
  id: 'sharing.change-quiet-hours',
  method: 'PUT',
  path: '/notices/quiet-hours',
  access: 'signed-in',
  body: z.strictObject({ quiet: QuietHours.nullable() }),
  answer: z.strictObject({ quiet: QuietHours.nullable() }),
})

/** `open`: unread, and not put off · `snoozed`: put off · `all`: whatever there is. */
const NoticeState = z.enum(['open', 'snoozed', 'all'])

/** What narrows the reader's notices. */
export const NoticeFilter = z.strictObject({
  state: NoticeState.default('open'),
  kind: choiceOf(NoticeKind),
  /** A notice with several is listed for each, and left out for each. */
  reason: choiceOf(NoticeReason),
})
export type NoticeFilter = z.infer<typeof NoticeFilter>

/** The reader's own notices, what came or came back last first. `total` counts those that match. */
export const listNotices = route({
  id: 'sharing.list-notices',
  method: 'GET',
  path: '/notices',
  access: 'signed-in',
  query: Page.extend(NoticeFilter.shape),
  answer: listOf(Notice),
})

export const acknowledgeNotice = route({
  id: 'sharing.acknowledge-notice',
  method: 'POST',
  path: '/notices/{id}/acknowledge',
  access: 'signed-in',
  params: ById,
  answer: Notice,
})

/**
 * Until when something is put off, in the reader's own time zone: tomorrow or next Monday at eight, or a local time
 * (`2026-11-24T08:00`) within a year.
 */
export const SnoozeUntil = z.union([
  z.enum(['tomorrow', 'monday']),
  z.strictObject({ local: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/) }),
])
export type SnoozeUntil = z.infer<typeof SnoozeUntil>

/** So many are changed at once, the newest first. */
export const mostNoticesAtOnce = 2000

/** Some of the reader's notices: by name, or all that match and stood there at the moment. */
const ChosenNotices = z.union([
  z.strictObject({ ids: z.array(Id).min(1).max(mostNoticesAtOnce) }),
  z.strictObject({ matching: NoticeFilter, shownUntil: Time }),
])
export type ChosenNotices = z.output<typeof ChosenNotices>

/** What is to become of notices. */
const NoticesChange = z.discriminatedUnion('to', [
  z.strictObject({ to: z.enum(['read', 'unread', 'back']), notices: ChosenNotices }),
  z.strictObject({ to: z.literal('snoozed'), until: SnoozeUntil, notices: ChosenNotices }),
])
export type NoticesChange = z.input<typeof NoticesChange>

/**
 * Changes several of the reader's notices: marks them as read or unread again, puts them off or takes them back. What
 * stands so already is left alone. A notice that a newer one has replaced does not become unread again.
 */
export const changeNotices = route({
  id: 'sharing.change-notices',
  method: 'POST',
  path: '/notices/changes',
  access: 'signed-in',
  body: NoticesChange,
  /** Which were changed, to take it back by; `until`: when what was put off comes back. */
  answer: z.strictObject({ ids: z.array(Id), until: Time.nullable() }),
})

/** `mail`: inbox and mail · `inbox`: no mail · `nothing`: it is kept as read, where it is kept at all. */
export const NoticeWay = z.enum(['mail', 'inbox', 'nothing'])
export type NoticeWay = z.infer<typeof NoticeWay>

const NoticeChoices = z.strictObject({
  ways: z.array(
    z.strictObject({
      kind: NoticeKind,
      way: NoticeWay,
      /** Ways that may be chosen: what a team answers for is never silenced altogether. */
      open: z.array(NoticeWay),
    }),
  ),
  /** When the day's mail with everything unread goes out, `HH:MM` local time; null: none. */
  digest: LocalTime.nullable(),
})
export type NoticeChoices = z.infer<typeof NoticeChoices>

export const readNoticeChoices = route({
  id: 'sharing.read-notice-choices',
  method: 'GET',
  path: '/notices/choices',
  access: 'signed-in',
  answer: NoticeChoices,
})

/** What is not named stays as it is. */
const NoticeChoicesChange = z.strictObject({
  ways: z
    .array(z.strictObject({ kind: NoticeKind, way: NoticeWay }))
    .max(10)
    .optional(),
  digest: LocalTime.nullable().optional(),
})
export type NoticeChoicesChange = z.input<typeof NoticeChoicesChange>

/** Changes how the reader hears of kinds of notices. */
export const changeNoticeChoices = route({
  id: 'sharing.change-notice-choices',
  method: 'PATCH',
  path: '/notices/choices',
  access: 'signed-in',
  body: NoticeChoicesChange,
  answer: NoticeChoices,
})
