import { z } from 'zod'
import { route } from '../route.ts'
import { ById, Id, listOf, Page, Time } from '../shapes.ts'

/** A message to a person about something, and why they get it. */
export const Notice = z.strictObject({
  id: Id,
  kind: z.enum(['findings', 'summary']),
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
