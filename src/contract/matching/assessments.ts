import { z } from 'zod'
import { TeamKind } from '../identity/access.ts'
import { route } from '../route.ts'
import { BilingualName, ById, Id, listOf, Page, Text, Time } from '../shapes.ts'

export const TeamRef = z.strictObject({ id: Id, name: BilingualName, kind: TeamKind })

/** VEX status (CISA "Minimum Requirements for VEX", 2023, §2.4). */
export const VexStatus = z.enum(['under_investigation', 'affected', 'not_affected', 'fixed'])
export type VexStatus = z.infer<typeof VexStatus>

/** VEX justification for `not_affected` (CISA "VEX Status Justifications", 2022). */
export const VexJustification = z.enum([
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
])
export type VexJustification = z.infer<typeof VexJustification>

/** What a condition is about: a module loaded, an option on, a platform, a way of use. */
export const ConditionKind = z.enum(['module', 'option', 'platform', 'use'])
export type ConditionKind = z.infer<typeof ConditionKind>

export const Assessment = z.strictObject({
  id: Id,
  vulnerabilityId: Id,
  team: TeamRef,
  /** `team`: all of its items; `ci`: the item and what it holds. The nearest to a finding holds. */
  scope: z.enum(['team', 'ci']),
  /** Null at the scope `ci`: it comes from an item above that the reader may not see. */
  ci: z.strictObject({ id: Id, name: z.string() }).nullable(),
  /** Null: whichever component. */
  component: z.strictObject({ id: z.string(), name: z.string(), version: z.string() }).nullable(),
  status: VexStatus,
  justification: VexJustification.nullable(),
  /** The condition of the vulnerability that does not hold there; the note is the evidence. */
  condition: z.strictObject({ id: Id, kind: ConditionKind, text: z.string() }).nullable(),
  /** What was in force at the scope when it was made. */
  before: VexStatus.nullable(),
  note: z.string(),
  madeBy: z.string(),
  madeAt: Time,
  /** From where it came; null where that was not kept. */
  origin: z.enum(['ui', 'api', 'cli', 'feed', 'job']).nullable(),
  /** Made together with others and undone with them. */
  batch: Id.nullable(),
  /** The other team's decision that was confirmed with it. */
  adoptedFrom: z.strictObject({ id: Id, team: TeamRef }).nullable(),
  undoneAt: Time.nullable(),
  undoneBy: z.string().nullable(),
  mayUndo: z.boolean(),
})
export type Assessment = z.infer<typeof Assessment>

export const listAssessments = route({
  id: 'matching.list-assessments',
  method: 'GET',
  path: '/assessments',
  access: { action: 'finding.view' },
  /** `ci`: those that hold for this item, made on it, above it or for the whole team. */
  query: Page.extend({ vulnerability: z.string().max(200).optional(), ci: Id.optional() }),
  answer: listOf(Assessment),
})

/** A component by its number, as findings name it. */
export const ComponentId = z.string().regex(/^[1-9]\d{0,14}$/)

/**
 * A team's decision, for all of its items (`ciId` null) or for one with all it holds; for whichever component or for
 * one. The nearer one holds.
 * `replaces`: the id of the assessment the person saw in force there, null for none; a newer one answers 409.
 */
export const createAssessment = route({
  id: 'matching.create-assessment',
  method: 'POST',
  path: '/assessments',
  access: { action: 'finding.assess' },
  body: z
    .strictObject({
      vulnerabilityId: Id,
      teamId: Id,
      ciId: Id.nullable().default(null),
      componentId: ComponentId.nullable().default(null),
      status: VexStatus,
      justification: VexJustification.nullable().default(null),
      /** With `not_affected`: the condition that does not hold there; the note then tells the evidence. */
      conditionId: Id.nullable().default(null),
      note: Text.default(''),
      replaces: Id.nullable().default(null),
    })
    .refine((decision) => (decision.status === 'not_affected') === (decision.justification !== null)),
  answer: Assessment,
  status: 201,
})

/** What a decision would change, before it is made. */
export const previewAssessment = route({
  id: 'matching.preview-assessment',
  method: 'GET',
  path: '/assessments/preview',
  access: { action: 'finding.assess' },
  query: z.strictObject({
    vulnerabilityId: Id,
    teamId: Id,
    ciId: Id.optional(),
    componentId: ComponentId.optional(),
  }),
  answer: z.strictObject({
    cis: z.number().int(),
    /** Items that keep a nearer decision of their own. */
    kept: z.number().int(),
    /** The assessment in force at exactly this scope. */
    current: Assessment.nullable(),
  }),
})

/** Undoes: what was in force before is in force again. */
export const undoAssessment = route({
  id: 'matching.undo-assessment',
  method: 'DELETE',
  path: '/assessments/{id}',
  access: { action: 'finding.assess' },
  params: ById,
  answer: Assessment,
})
