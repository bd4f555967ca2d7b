import { z } from 'zod'
import { InterestLevel } from '../intel/interest.ts'
import { route } from '../route.ts'
import { BilingualName, Id, listOf, Page, Time } from '../shapes.ts'
import { TeamRef, VexStatus } from './assessments.ts'

const Rating = z.enum(['none', 'low', 'medium', 'high', 'critical'])

const said = {
  id: z.string(),
  at: Time,
  /** Empty: Renkei itself. */
  who: z.string(),
  /** From where; null where that was not kept. */
  origin: z.enum(['ui', 'api', 'cli', 'feed', 'job']).nullable(),
}

function oldAndNew<Value extends z.ZodType>(value: Value) {
  return { from: value.nullable(), to: value.nullable() }
}

/** A value of an item's field; ids are given by their names. */
const FieldValue = z.union([z.string(), z.number(), z.boolean(), BilingualName])
export type ActivityValue = z.infer<typeof FieldValue>

/** One thing that happened, with old and new. */
export const ActivityLine = z.discriminatedUnion('kind', [
  z.strictObject({
    ...said,
    kind: z.literal('decision'),
    vulnerability: z.strictObject({ shortId: z.string(), name: z.string() }),
    team: TeamRef,
    /** Null: on all of the team's items. */
    ci: z.strictObject({ id: Id, name: z.string() }).nullable(),
    component: z.string().nullable(),
    ...oldAndNew(VexStatus),
    note: z.string(),
    /** A decision was taken back; `from` is what it said, `to` what holds in its place. */
    isUndone: z.boolean(),
  }),
  z.strictObject({
    ...said,
    kind: z.literal('interest'),
    team: TeamRef,
    ...oldAndNew(InterestLevel),
    note: z.string(),
  }),
  z.strictObject({
    ...said,
    kind: z.literal('record'),
    source: z.string(),
    record: z.string(),
    revision: z.number().int(),
    change: z.enum(['added', 'revised', 'withdrawn']),
    title: z.strictObject(oldAndNew(z.string())),
    severity: z.strictObject(oldAndNew(z.strictObject({ rating: Rating, score: z.number().nullable() }))),
  }),
  /** A list of exploited vulnerabilities took it up, or off. */
  z.strictObject({ ...said, kind: z.literal('listing'), source: z.string(), isListed: z.boolean() }),
  /** Components came to be hit, or no longer are. */
  z.strictObject({
    ...said,
    kind: z.literal('hits'),
    isOpened: z.boolean(),
    vulnerabilities: z.number().int(),
    components: z.number().int(),
    items: z.number().int(),
    /** Some of the components. */
    names: z.array(z.string()),
    /** The document that took them away; null where it was none. */
    document: z.string().nullable(),
  }),
  z.strictObject({
    ...said,
    kind: z.literal('document'),
    name: z.string(),
    slot: z.string(),
    state: z.enum(['received', 'read', 'partly', 'failed', 'replaced']),
    changes: z
      .strictObject({ added: z.number().int(), removed: z.number().int(), changed: z.number().int() })
      .nullable(),
    /** Not the import: readers of a later release read it again. */
    isReread: z.boolean(),
  }),
  z.strictObject({
    ...said,
    kind: z.literal('item'),
    isCreated: z.boolean(),
    fields: z.array(z.strictObject({ field: z.string(), ...oldAndNew(FieldValue) })),
  }),
  z.strictObject({
    ...said,
    kind: z.literal('relation'),
    relation: z.string(),
    other: z.strictObject({ id: Id, name: z.string() }),
    /** Whether the item is the one from which the relation goes. */
    isFrom: z.boolean(),
    isEnded: z.boolean(),
  }),
])
export type ActivityLine = z.infer<typeof ActivityLine>

/** What happened to a vulnerability (by any name) or to a configuration item, newest first. */
export const listActivity = route({
  id: 'matching.list-activity',
  method: 'GET',
  path: '/activity',
  access: 'signed-in',
  query: Page.extend({ vulnerability: z.string().max(200).optional(), ci: Id.optional() }).refine(
    ({ vulnerability, ci }) => (vulnerability === undefined) !== (ci === undefined),
  ),
  answer: listOf(ActivityLine),
})
