import { z } from 'zod'
import { TeamKind } from '../identity/access.ts'
import { JobTicket } from '../platform/jobs.ts'
import { route } from '../route.ts'
import { BilingualName, Id, Text, Time } from '../shapes.ts'

/** How much a team is concerned; what is not known has no level. */
export const InterestLevel = z.enum(['none', 'low', 'medium', 'high', 'immediate'])
export type InterestLevel = z.infer<typeof InterestLevel>

/** SSVC decision points by their registry keys: exploitation, exposure, automatable, technical impact, value density, mission, safety. */
export const DecisionPoint = z.enum(['E', 'EXP', 'A', 'TI', 'VD', 'MI', 'SI'])
export type DecisionPoint = z.infer<typeof DecisionPoint>

/** From where a value is known. */
export const InterestBasis = z.enum([
  'listed',
  'told',
  'referenced',
  'derived',
  'items',
  'assumed',
  'unknown',
  'epss',
  'mixed',
  'unimportant',
  'not-used',
])
export type InterestBasis = z.infer<typeof InterestBasis>

/** One reason: which values a decision point may have, as SSVC's keys from the least to the most urgent, and why. */
export const InterestReason = z.strictObject({
  /** Null: about the whole. */
  point: DecisionPoint.nullable(),
  values: z.array(z.string()).readonly(),
  basis: InterestBasis,
  details: z.strictObject({
    source: z.string().optional(),
    since: z.string().optional(),
    vector: z.string().optional(),
    words: z.array(z.string()).readonly().optional(),
    untold: z.boolean().optional(),
    score: z.number().optional(),
    percentile: z.number().optional(),
  }),
})
export type InterestReason = z.infer<typeof InterestReason>

/** A team's interest in a vulnerability: what rules propose, and what a person set. */
export const Interest = z.strictObject({
  /** Both ends of the proposed interval; null: unknown. */
  lower: InterestLevel.nullable(),
  upper: InterestLevel.nullable(),
  /** Stands before what is proposed. */
  set: z.strictObject({ level: InterestLevel, note: z.string(), by: z.string(), at: Time }).nullable(),
  /** Facts have moved the interval since the person set the level: it wants to be looked at again. */
  outdated: z.boolean(),
  reasons: z.array(InterestReason).readonly(),
  /** The unknown fact that would narrow the interval most. */
  narrowing: DecisionPoint.nullable(),
  rulesRevision: z.number().int().nullable(),
  proposedAt: Time.nullable(),
  version: z.number().int(),
})
export type Interest = z.infer<typeof Interest>

/** A team with its interest in one vulnerability. */
export const TeamInterest = z.strictObject({
  vulnerabilityId: Id,
  team: z.strictObject({ id: Id, name: BilingualName, kind: TeamKind }),
  /** Null: nothing is known. */
  interest: Interest.nullable(),
  /** Whether the reader may set it. */
  maySet: z.boolean(),
})
export type TeamInterest = z.infer<typeof TeamInterest>

const TeamInterests = z.strictObject({ rows: z.array(TeamInterest).readonly() })

/** Every team's interest in a vulnerability, by any of its names. */
export const listInterests = route({
  id: 'intel.list-interests',
  method: 'GET',
  path: '/interests',
  access: { action: 'interest.view' },
  query: z.strictObject({ vulnerability: z.string().max(200) }),
  answer: TeamInterests,
})

/**
 * A person of a team sets its interest in one or several vulnerabilities, all or none; `level` null takes back what was
 * set. Each with the version the person saw, 0 where there was no interest; for a single one If-Match will do.
 * A level outside the proposed interval needs a note. A newer version answers 409 with the interests as they are.
 */
export const setInterests = route({
  id: 'intel.set-interests',
  method: 'PUT',
  path: '/interests',
  access: { action: 'interest.set' },
  body: z.strictObject({
    teamId: Id,
    level: InterestLevel.nullable(),
    note: Text.default(''),
    vulnerabilities: z
      .array(z.strictObject({ id: Id, version: z.number().int().min(0).optional() }))
      .min(1)
      .max(500)
      .refine((list) => new Set(list.map((one) => one.id)).size === list.length),
  }),
  answer: TeamInterests,
})

function valuesOf<Value extends string>(...values: readonly [Value, ...Value[]]) {
  return z.array(z.enum(values)).min(1).readonly()
}

const Exploitable = valuesOf('N', 'Y')
const Impact = valuesOf('P', 'T')
const Exposure = valuesOf('S', 'C', 'O')
const Mission = valuesOf('D', 'MSC', 'MEF', 'MF')
const Safety = valuesOf('N', 'M', 'R', 'C')

const when = z.record(z.string().regex(/^[A-Za-z]{1,3}$/), z.array(z.string().max(8)).min(1).readonly())
const ofVector = { cvss: z.number().int().min(2).max(4), when }

const SafetyFilling = z.strictObject({
  false: Safety,
  true: Safety,
  negligible: Safety,
  marginal: Safety,
  critical: Safety,
  catastrophic: Safety,
  untold: Safety,
})

/** How the facts of the SSVC tables are filled; each word leaves some values of a decision point possible. */
export const InterestRules = z.strictObject({
  /** References that count as a public proof of concept, by tag (lower case) or host. */
  references: z.strictObject({
    tags: z.array(z.string().max(40).toLowerCase()).max(50).readonly(),
    hosts: z.array(z.string().max(200).toLowerCase()).max(200).readonly(),
  }),
  /** What a CVSS vector suggests; the first that applies counts. */
  vectors: z
    .array(
      z.discriminatedUnion('point', [
        z.strictObject({ point: z.literal('A'), ...ofVector, values: Exploitable }),
        z.strictObject({ point: z.literal('TI'), ...ofVector, values: Impact }),
      ]),
    )
    .max(100)
    .readonly(),
  exposure: z.strictObject({
    internet: Exposure,
    partner: Exposure,
    internal: Exposure,
    isolated: Exposure,
    untold: Exposure,
  }),
  mission: z.strictObject({ low: Mission, medium: Mission, high: Mission, untold: Mission }),
  safety: z.strictObject({ deployer: SafetyFilling, supplier: SafetyFilling }),
  valueDensity: valuesOf('D', 'C'),
})
export type InterestRules = z.infer<typeof InterestRules>

/** The rules in force. */
export const InterestRulesRevision = z.strictObject({
  revision: z.number().int(),
  rules: InterestRules,
  note: z.string(),
  /** Empty: Renkei itself. */
  madeBy: z.string(),
  /** Null: the rules an installation begins with. */
  madeAt: Time.nullable(),
})
export type InterestRulesRevision = z.infer<typeof InterestRulesRevision>

export const readInterestRules = route({
  id: 'intel.read-interest-rules',
  method: 'GET',
  path: '/interest-rules',
  access: { action: 'interest.view' },
  answer: InterestRulesRevision,
})

/** Puts a new revision in force (If-Match: the revision seen); a job proposes every interest anew. */
export const changeInterestRules = route({
  id: 'intel.change-interest-rules',
  method: 'PUT',
  path: '/interest-rules',
  access: { action: 'interest-rules.change' },
  body: z.strictObject({ rules: InterestRules, note: Text.default('') }),
  answer: z.strictObject({ job: JobTicket.shape.job, revision: InterestRulesRevision }),
  status: 202,
})

const UpperEnd = z.enum(['unknown', ...InterestLevel.options])

/** What the rules would change among the vulnerabilities of the last 30 days. Nothing is written. */
export const previewInterestRules = route({
  id: 'intel.preview-interest-rules',
  method: 'POST',
  path: '/interest-rules/preview',
  access: { action: 'interest-rules.change' },
  body: z.strictObject({ rules: InterestRules }),
  answer: z.strictObject({
    since: Time,
    /** Whether all of that time were weighed; otherwise the newest were. */
    complete: z.boolean(),
    /** Pairs of team and vulnerability. */
    interests: z.number().int(),
    changed: z.number().int(),
    /** By the upper end of the proposed interval. */
    levels: z
      .array(z.strictObject({ level: UpperEnd, before: z.number().int(), after: z.number().int() }))
      .readonly(),
    moves: z.array(z.strictObject({ from: UpperEnd, to: UpperEnd, count: z.number().int() })).readonly(),
  }),
})
