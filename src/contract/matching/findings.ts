import { z } from 'zod'
import { TeamKind } from '../identity/access.ts'
import { InterestLevel } from '../intel/interest.ts'
import { route } from '../route.ts'
import { BilingualName, ById, Id, listOf, Page, ProblemLine, Text, Time } from '../shapes.ts'
import { worklistFilter } from './worklist-filter.ts'

export const Verdict = z.enum(['affected', 'not_affected', 'not_used', 'undetermined'])
export type Verdict = z.infer<typeof Verdict>

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

export const Severity = z
  .strictObject({
    score: z.number().nullable(),
    rating: z.enum(['none', 'low', 'medium', 'high', 'critical']).nullable(),
    vector: z.string().nullable(),
    source: z.string(),
  })
  .nullable()
export type Severity = z.infer<typeof Severity>

export const TeamRef = z.strictObject({ id: Id, name: BilingualName, kind: TeamKind })

/** A team's interest in short; the whole of it has a route of its own. */
const InterestInShort = z.strictObject({
  lower: InterestLevel.nullable(),
  upper: InterestLevel.nullable(),
  /** Set by a person, before what is proposed. */
  set: InterestLevel.nullable(),
  outdated: z.boolean(),
})

/** How one team stands to one vulnerability, over its items that the reader may see. */
export const TeamState = z.strictObject({
  /** Null: items for which no team is responsible yet. */
  team: TeamRef.nullable(),
  worst: Verdict,
  cis: z.number().int(),
  /** Configuration items whose finding still wants a decision. */
  open: z.number().int(),
  affected: z.number().int(),
  settled: z.number().int(),
  /** Null: nothing is known, or not to the reader. */
  interest: InterestInShort.nullable(),
})
export type TeamState = z.infer<typeof TeamState>

/** A line of the worklist. */
export const VulnerabilityRow = z.strictObject({
  id: Id,
  shortId: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  title: z.string(),
  severity: Severity,
  /** Since when it is on a list of exploited vulnerabilities. */
  exploitedAt: Time.nullable(),
  /** Probability of exploitation within 30 days, 0 to 1 (FIRST EPSS), and the share of CVEs at or below it. */
  epss: z.strictObject({ score: z.number(), percentile: z.number().nullable() }).nullable(),
  publishedAt: Time.nullable(),
  withdrawn: z.boolean(),
  teams: z.array(TeamState),
  changedAt: Time,
})
export type VulnerabilityRow = z.infer<typeof VulnerabilityRow>

export const listVulnerabilities = route({
  id: 'matching.list-vulnerabilities',
  method: 'GET',
  path: '/vulnerabilities',
  access: { action: 'vulnerability.view' },
  query: Page.extend({
    q: z.string().max(200).optional(),
    teamId: Id.optional(),
    state: z.enum(['open', 'settled', 'all']).default('open'),
    /** `ours`: only what touches a configuration item; `all`: everything known, unless items are asked about. */
    reach: z.enum(['ours', 'all']).default('ours'),
    ...worklistFilter,
  }),
  answer: listOf(VulnerabilityRow),
})

const Rating = z.enum(['none', 'low', 'medium', 'high', 'critical'])

/** One source's record of the vulnerability, as kept. */
const SourceRecord = z.strictObject({
  source: z.string(),
  id: z.string(),
  /** As published, each with the score and word that we compute; null where the vector is none the standard allows. */
  severities: z.array(
    z.strictObject({
      system: z.enum(['cvss-v2', 'cvss-v3', 'cvss-v4', 'ubuntu']),
      vector: z.string(),
      score: z.number().nullable(),
      rating: Rating.nullable(),
    }),
  ),
  /** The source's own number and word; null: it gives none. */
  own: z.strictObject({ score: z.number().nullable(), rating: Rating.nullable() }).nullable(),
  /** What could not be read in it, or cannot be right. */
  problems: z.array(ProblemLine),
  modifiedAt: Time.nullable(),
  withdrawnAt: Time.nullable(),
  receivedAt: Time,
  packages: z.array(
    z.strictObject({ packageKey: z.string(), ranges: z.array(z.string()), fixed: z.array(z.string()) }),
  ),
})

export const Vulnerability = VulnerabilityRow.extend({
  summary: z.string().nullable(),
  details: z.string().nullable(),
  references: z.array(z.strictObject({ type: z.string(), url: z.string() })),
  records: z.array(SourceRecord),
  /** What lists of exploited vulnerabilities say, those included that have taken it off. */
  exploitation: z.array(
    z.strictObject({
      source: z.string(),
      name: z.string(),
      addedOn: z.string().nullable(),
      dueOn: z.string().nullable(),
      /** Null: not known. */
      ransomware: z.boolean().nullable(),
      action: z.string(),
      removedAt: Time.nullable(),
    }),
  ),
  /** The model behind the EPSS and the day of the list; an empty model: the list did not say. */
  epssModel: z.strictObject({ model: z.string(), scoredOn: z.string() }).nullable(),
  /** Names that would have joined it with a vulnerability of another CVE. */
  conflicts: z.array(
    z.strictObject({
      name: z.string(),
      source: z.string(),
      record: z.string(),
      other: z.strictObject({ id: Id, name: z.string() }),
    }),
  ),
})
export type Vulnerability = z.infer<typeof Vulnerability>

/** Found by any alias however typed: CVE, GHSA, PYSEC, VUL-… or the id. */
export const readVulnerability = route({
  id: 'matching.read-vulnerability',
  method: 'GET',
  path: '/vulnerabilities/{alias}',
  access: { action: 'vulnerability.view' },
  params: z.strictObject({ alias: z.string().max(200) }),
  answer: Vulnerability,
})

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

/** Why a component counts as hit. */
export const Reason = z.strictObject({
  source: z.string(),
  record: z.string(),
  range: z.string(),
  rank: z.enum(['vendor', 'distribution', 'ecosystem', 'jvn', 'cpe']),
  fixed: z.array(z.string()),
})

/** A hit seen at a configuration item, with the nearest assessment of its team. */
export const Finding = z.strictObject({
  vulnerability: z.strictObject({
    id: Id,
    shortId: z.string(),
    name: z.string(),
    title: z.string(),
    severity: Severity,
  }),
  ci: z.strictObject({
    id: Id,
    name: z.string(),
    kind: z.string(),
    side: z.enum(['it', 'development', 'product']),
  }),
  team: TeamRef.nullable(),
  component: z.strictObject({
    id: z.string(),
    name: z.string(),
    version: z.string(),
    purl: z.string().nullable(),
  }),
  verdict: Verdict,
  reason: Reason,
  since: Time,
  /** Null: the team has not decided. */
  assessment: Assessment.nullable(),
})
export type Finding = z.infer<typeof Finding>

export const listFindings = route({
  id: 'matching.list-findings',
  method: 'GET',
  path: '/findings',
  access: { action: 'finding.view' },
  query: Page.extend({
    vulnerability: z.string().max(200).optional(),
    ci: Id.optional(),
    team: Id.optional(),
    status: z.enum(['open', 'affected', 'settled']).optional(),
  }),
  answer: listOf(Finding),
})

/** Findings of configuration items by the effective status, one row per item that has any. */
export const countFindings = route({
  id: 'matching.count-findings',
  method: 'GET',
  path: '/findings/counts',
  access: { action: 'finding.view' },
  query: z.strictObject({
    /** Up to 200 ids, separated by commas. */
    cis: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(Id).min(1).max(200)),
  }),
  answer: z.strictObject({
    rows: z.array(
      z.strictObject({
        ciId: Id,
        affected: z.number().int(),
        undetermined: z.number().int(),
        /** Wanting a decision. */
        open: z.number().int(),
        settled: z.number().int(),
      }),
    ),
  }),
})

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
