import { z } from 'zod'
import { route } from '../route.ts'
import { Time } from '../shapes.ts'

const Bytes = z.number()

/** A date without a time; null is unknown. */
const Day = z.iso.date().nullable()

/** What had better be seen to. */
export const Advice = z.discriminatedUnion('code', [
  z.strictObject({ code: z.enum(['engine-unsupported', 'support-ends', 'engine-old']), on: z.iso.date() }),
  z.strictObject({ code: z.literal('disk-low'), freeBytes: Bytes }),
  z.strictObject({ code: z.literal('disk-full-soon'), days: z.number().int() }),
])
export type Advice = z.infer<typeof Advice>

/** How much room everything takes. */
const Storage = z.strictObject({
  /** Counted every quarter of an hour; null before the first time. */
  files: z.strictObject({ count: z.number().int(), bytes: Bytes, measuredAt: Time }).nullable(),
  /** The disk under the files, and under our own engine; null where the system does not tell. */
  disk: z.strictObject({ freeBytes: Bytes, totalBytes: Bytes }).nullable(),
  /** How much more is kept each day, on the average of thirty days at most; null before a day has passed. */
  dailyBytes: z.number().nullable(),
  /** The biggest, with their indexes; `rows` as the database estimates, null before it has looked. */
  tables: z.array(z.strictObject({ name: z.string(), bytes: Bytes, rows: z.number().nullable() })),
})

/** What runs underneath: program, schema, database engine and its age, delivery of events. */
export const readSystem = route({
  id: 'platform.read-system',
  method: 'GET',
  path: '/system',
  access: { action: 'system.view' },
  answer: z.strictObject({
    version: z.string(),
    schema: z.number().int(),
    database: z.strictObject({
      version: z.string(),
      embedded: z.boolean(),
      sizeBytes: Bytes,
      releasedOn: Day,
      /** Of an engine that we do not bring along, nobody tells us. */
      builtOn: Day,
      supportEndsOn: Day,
    }),
    storage: Storage,
    advice: z.array(Advice),
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
