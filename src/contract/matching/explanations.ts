import { z } from 'zod'
import { route } from '../route.ts'
import { Id, Time } from '../shapes.ts'
import { Verdict } from './findings.ts'
import { Rank, Reason } from './reason.ts'

/** What explains a match, or that there is none; the first is the answer, the others belong to it. */
export const Cause = z.enum([
  'matched',
  'undetermined',
  'wrong-match',
  'not-held',
  'excused',
  'overridden',
  'release',
  'below',
  'above',
  'between',
  'no-name',
  'like-names',
  'no-ecosystem',
  'no-advisories',
  'withdrawn',
  'no-record',
  'uncompared',
  'late-source',
])
export type Cause = z.infer<typeof Cause>

/** What a record says of the component's package. */
const Stretch = z.strictObject({
  source: z.string(),
  record: z.string(),
  rank: Rank,
  /** The release it is for; empty where packages know none, null where it is not told. */
  distribution: z.string().nullable(),
  range: z.string(),
  verdict: Verdict,
  fixed: z.array(z.string()),
  /** Where the version lies to it; `release`: it is for another release of the distribution. */
  place: z.enum(['inside', 'below', 'above', 'outside', 'unknown', 'release']),
  /** Whether it is the one that decided. */
  decides: z.boolean(),
})

export const ComponentExplanation = z.strictObject({
  component: z.strictObject({
    /** Null: it is not kept, but was given as a purl. */
    id: z.string().nullable(),
    packageKey: z.string(),
    name: z.string(),
    version: z.string(),
    purl: z.string().nullable(),
    distribution: z.string().nullable(),
  }),
  /** What the matching rule says; null: no range touches it. That is no word that it is not affected. */
  verdict: Verdict.nullable(),
  reason: Reason.nullable(),
  causes: z.array(Cause),
  /** Names in the records like its own: the same in another ecosystem, within another namespace, spelt otherwise. */
  like: z.array(
    z.strictObject({ packageKey: z.string(), difference: z.enum(['ecosystem', 'namespace', 'spelling']) }),
  ),
  /** Every range for its package, the decisive one first; at most 100. */
  stretches: z.array(Stretch),
})
export type ComponentExplanation = z.infer<typeof ComponentExplanation>

export const Explanation = z.strictObject({
  vulnerability: z.strictObject({ id: Id, name: z.string(), title: z.string() }),
  ci: z.strictObject({ id: Id, name: z.string() }).nullable(),
  /** What was asked about; of an item what comes into question by its name, at most 20. */
  components: z.array(ComponentExplanation),
  /** How many came into question. */
  total: z.number().int(),
  /** Packages that the records name, the first 20. */
  named: z.array(z.string()),
  /** Sources whose word may be missing. */
  late: z.array(
    z.strictObject({
      source: z.string(),
      state: z.enum(['failing', 'behind', 'gap']),
      since: Time.nullable(),
    }),
  ),
})
export type Explanation = z.infer<typeof Explanation>

/** Why a component counts as hit by a vulnerability, or does not: asked of the matching rule itself. */
export const explainMatch = route({
  id: 'matching.explain-match',
  method: 'GET',
  path: '/explanations',
  access: { action: 'vulnerability.view' },
  query: z
    .strictObject({
      /** Any of its names. */
      vulnerability: z.string().min(1).max(200),
      /** A purl, or the id of a component; without it whatever the item holds that comes into question. */
      component: z.string().min(1).max(2000).optional(),
      ci: Id.optional(),
    })
    .refine((query) => query.component !== undefined || query.ci !== undefined),
  answer: Explanation,
})
