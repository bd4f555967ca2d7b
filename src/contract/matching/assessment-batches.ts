import { z } from 'zod'
import { route } from '../route.ts'
import { ById, Id, Text, Time } from '../shapes.ts'
import { Assessment, TeamRef, VexJustification, VexStatus } from './assessments.ts'
import { worklistFilter } from './worklist-filter.ts'

/**
 * Confirms the other team's decision for one's own: makes a decision of one's own that says the same and names it.
 * `replaces`: as in creating one.
 */
export const adoptAssessment = route({
  id: 'matching.adopt-assessment',
  method: 'POST',
  path: '/assessments/{id}/adopt',
  access: { action: 'finding.assess' },
  params: ById,
  body: z.strictObject({
    teamId: Id,
    ciId: Id.nullable().default(null),
    replaces: Id.nullable().default(null),
  }),
  answer: Assessment,
  status: 201,
})

/** Which vulnerabilities: those of the team's worklist that match, or some by their ids. */
const Selection = z.union([
  z.strictObject({ vulnerabilityIds: z.array(Id).min(1).max(10_000) }),
  z.strictObject({
    state: z.enum(['open', 'settled', 'all']).default('open'),
    q: z.string().max(200).optional(),
    ...worklistFilter,
  }),
])

/** As it is asked for; what is left away has its usual value. */
export type BatchSelection = z.input<typeof Selection>

const BatchPlan = z.strictObject({
  teamId: Id,
  /** Only for this item and what it holds; null: all of the team's items. */
  ciId: Id.nullable().default(null),
  selection: Selection,
  status: VexStatus,
  justification: VexJustification.nullable().default(null),
})

export type BatchPlan = z.input<typeof BatchPlan>

function isJustified(plan: z.output<typeof BatchPlan>): boolean {
  return (plan.status === 'not_affected') === (plan.justification !== null)
}

/** What deciding together would do. Items count once for each vulnerability. */
export const BatchPreview = z.strictObject({
  vulnerabilities: z.number().int(),
  /** Vulnerabilities that would get another decision at this scope … */
  changing: z.number().int(),
  /** … of those, in place of one that is in force there; */
  replacing: z.number().int(),
  /** vulnerabilities decided just so already: left as they are. */
  same: z.number().int(),
  /** Items reached by what changes, as far as the reader may see them … */
  cis: z.number().int(),
  /** … of those, items that keep a nearer decision. */
  kept: z.number().int(),
  /** To be sent back, so that what was previewed is what is done. */
  fingerprint: z.string(),
})
export type BatchPreview = z.infer<typeof BatchPreview>

export const previewBatch = route({
  id: 'matching.preview-assessment-batch',
  method: 'POST',
  path: '/assessments/bulk/preview',
  access: { action: 'finding.assess' },
  body: BatchPlan.refine(isJustified),
  answer: BatchPreview,
})

/** `job` carries it out; null when it is done already. */
export const BatchTicket = z.strictObject({ batch: Id, job: Id.nullable() })
export type BatchTicket = z.infer<typeof BatchTicket>

const BatchOrder = BatchPlan.extend({ note: Text.default(''), fingerprint: z.string().max(100) })
export type BatchOrder = z.input<typeof BatchOrder>

/** Decides on many vulnerabilities at once. Where the preview holds no more, answers 409 with the one of now. */
export const createBatch = route({
  id: 'matching.create-assessment-batch',
  method: 'POST',
  path: '/assessments/bulk',
  access: { action: 'finding.assess' },
  body: BatchOrder.refine(isJustified),
  answer: BatchTicket,
  status: 202,
})

/** A decision at the same place, made after the batch: undoing the batch leaves it. */
const LaterDecision = z.strictObject({
  vulnerability: z.strictObject({ id: Id, name: z.string() }),
  status: VexStatus,
  madeBy: z.string(),
  madeAt: Time,
})

/** Decisions made together. */
export const Batch = z.strictObject({
  id: Id,
  team: TeamRef,
  ci: z.strictObject({ id: Id, name: z.string() }).nullable(),
  status: VexStatus,
  justification: VexJustification.nullable(),
  note: z.string(),
  madeBy: z.string(),
  madeAt: Time,
  /** Vulnerabilities that were to be decided, … */
  wanted: z.number().int(),
  /** … that were, … */
  made: z.number().int(),
  /** … and of those, that were undone since. */
  undone: z.number().int(),
  undoneAt: Time.nullable(),
  undoneBy: z.string().nullable(),
  job: Id.nullable(),
  undoJob: Id.nullable(),
  /** Decided anew since: these stay when the batch is undone; the first of them by name. */
  later: z.strictObject({ count: z.number().int(), rows: z.array(LaterDecision) }),
  mayUndo: z.boolean(),
})
export type Batch = z.infer<typeof Batch>

export const readBatch = route({
  id: 'matching.read-assessment-batch',
  method: 'GET',
  path: '/assessments/batches/{id}',
  access: { action: 'finding.assess' },
  params: ById,
  answer: Batch,
})

/** Undoes a batch: everywhere what was in force before is in force again, unless it was decided anew since. */
export const undoBatch = route({
  id: 'matching.undo-assessment-batch',
  method: 'DELETE',
  path: '/assessments/batches/{id}',
  access: { action: 'finding.assess' },
  params: ById,
  answer: BatchTicket,
  status: 202,
})
