import { z } from 'zod'
import { route } from '../route.ts'
import { ById, Id, listOf, Page, Time } from '../shapes.ts'

/** A message to a person about something, and why they get it. */
export const Notice = z.strictObject({
  id: Id,
  /** `closed`: what an earlier notice told of is over. */
  kind: z.enum(['findings', 'summary', 'closed']),
  title: z.string(),
  /** In words, in the reader's language. */
  text: z.string(),
  why: z.string(),
  subject: z.strictObject({ kind: z.enum(['vulnerability', 'worklist']), id: z.string() }),
  createdAt: Time,
  acknowledgedAt: Time.nullable(),
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

/** The reader's own notices, newest first. `total` counts those not acknowledged. */
export const listNotices = route({
  id: 'sharing.list-notices',
  method: 'GET',
  path: '/notices',
  access: 'signed-in',
  query: Page.extend({ state: z.enum(['open', 'all']).default('open') }),
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
