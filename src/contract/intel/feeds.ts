import { z } from 'zod'
import { JobTicket } from '../platform/jobs.ts'
import { route } from '../route.ts'
import { Time } from '../shapes.ts'

/** A source of advisories and how it fares. */
export const Feed = z.strictObject({
  id: z.string(),
  title: z.string(),
  records: z.number().int(),
  withdrawn: z.number().int(),
  lastRun: z
    .strictObject({
      at: Time,
      state: z.string(),
      read: z.number().int(),
      changed: z.number().int(),
      rejected: z.number().int(),
    })
    .nullable(),
})
export type Feed = z.infer<typeof Feed>

export const listFeeds = route({
  id: 'intel.list-feeds',
  method: 'GET',
  path: '/feeds',
  access: { action: 'feed.view' },
  answer: z.strictObject({ rows: z.array(Feed) }),
})

/** Imports what the source publishes (body: one JSON record or a zip of them). Answers with the job. */
export const importFeed = route({
  id: 'intel.import-feed',
  method: 'POST',
  path: '/feeds/{source}/imports',
  access: { action: 'feed.import' },
  params: z.strictObject({ source: z.string().max(64) }),
  query: z.strictObject({ name: z.string().max(255).default('feed') }),
  bodyForm: 'file',
  answer: JobTicket,
  status: 202,
})
