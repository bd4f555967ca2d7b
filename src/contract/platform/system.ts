import { z } from 'zod'
import { route } from '../route.ts'
import { Time } from '../shapes.ts'

/** What runs underneath: program, schema, database engine and its age, delivery of events. */
export const readSystem = route({
  id: 'platform.read-system',
  method: 'GET',
  path: '/system',
  access: { action: 'system.view' },
  answer: z.strictObject({
    version: z.string(),
    schema: z.number().int(),
    database: z.strictObject({ version: z.string(), embedded: z.boolean(), sizeBytes: z.number() }),
    node: z.string(),
    startedAt: Time,
    listeners: z.array(
      z.strictObject({ name: z.string(), waiting: z.number().int(), parked: z.number().int() }),
    ),
    secondWall: z.boolean(),
  }),
})

/** One event on the stream: something of this kind changed; fetch it again. Never content. */
export const Change = z.strictObject({
  kind: z.string(),
  id: z.string(),
  version: z.number().int().nullable(),
})
export type Change = z.infer<typeof Change>

/** The path of the event stream; it is no JSON route and so no line of the table. */
export const eventStreamPath = '/api/v1/events'
