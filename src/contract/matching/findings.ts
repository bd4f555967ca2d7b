import { z } from 'zod'
import { InterestLevel } from '../intel/interest.ts'
import { route } from '../route.ts'
import { Id, listOf, Page, ProblemLine, Time } from '../shapes.ts'
import { Assessment, TeamRef } from './assessments.ts'
import { Rank, Reason } from './reason.ts'
import { FindingStatement } from './statements.ts'
import { worklistFilter } from './worklist-filter.ts'

export const Verdict = z.enum(['affected', 'not_affected', 'not_used', 'undetermined'])
export type Verdict = z.infer<typeof Verdict>

export const Severity = z
  .strictObject({
    score: z.number().nullable(),
    rating: z.enum(['none', 'low', 'medium', 'high', 'critical']).nullable(),
    vector: z.string().nullable(),
    source: z.string(),
  })
  .nullable()
export type Severity = z.infer<typeof Severity>

/** A team's interest in short; the whole of it has a route of its own. */
export const InterestInShort = z.strictObject({
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
  /** As the record gives it; empty where it gives none. */
  title: z.string(),
  /** As published, each with the score and word that we compute; null where the vector is none the standard allows. */
  severities: z.array(
    z.strictObject({
      system: z.enum(['cvss-v2', 'cvss-v3', 'cvss-v4', 'ubuntu']),
      vector: z.string(),
      score: z.number().nullable(),
      rating: Rating.nullable(),
      /** Whose it is, where a record carries several voices. */
      source: z.string().optional(),
    }),
  ),
  /** The source's own number and word; null: it gives none. */
  own: z.strictObject({ score: z.number().nullable(), rating: Rating.nullable() }).nullable(),
  /** What could not be read in it, or cannot be right. */
  problems: z.array(ProblemLine),
  /** The document it is a part of, judged by its format's own rules; null: it is one by itself. */
  document: z
    .strictObject({
      name: z.string(),
      publisher: z.string().nullable(),
      version: z.string().nullable(),
      status: z.string().nullable(),
      tlp: z.enum(['clear', 'green', 'amber', 'amber+strict', 'red']).nullable(),
      verdict: z.enum(['valid', 'invalid', 'not-judged']),
      /** The day of the draft of its standard by which it was judged; null: by the standard as published. */
      draft: z.string().nullable(),
      /** The first tests that it fails: `schema` or the section of the standard, the place, and the library's words. */
      failures: z.array(z.strictObject({ test: z.string(), path: z.string(), message: z.string() })),
      failureCount: z.number().int(),
      /** Against the sum that its publisher gives; null: none was there. */
      checksum: z.enum(['matches', 'differs']).nullable(),
      /** Products known by CPE or by name alone, which cannot be compared yet. */
      notComparable: z.number().int(),
    })
    .nullable(),
  publishedAt: Time.nullable(),
  modifiedAt: Time.nullable(),
  withdrawnAt: Time.nullable(),
  receivedAt: Time,
  /** How many references it gives. */
  references: z.number().int(),
  packages: z.array(
    z.strictObject({ packageKey: z.string(), ranges: z.array(z.string()), fixed: z.array(z.string()) }),
  ),
  /** Products named by words only, or by a CPE name without vendor and product: that no item has them is not known. */
  uncompared: z.number().int().optional(),
  /** Where the record says in which language it is written: that, and its texts. */
  texts: z
    .strictObject({
      language: z.string(),
      background: z.string(),
      impact: z.string().nullable(),
      solution: z.string().nullable(),
    })
    .optional(),
  /** Versions that it names in words, by product, with the ranges they mean. */
  phrases: z
    .array(
      z.strictObject({
        vendor: z.string().nullable(),
        product: z.string().nullable(),
        cpes: z.array(z.string()),
        versions: z.array(
          z.strictObject({
            text: z.string(),
            /** Null: they are not determined. */
            ranges: z.array(z.string()).nullable(),
            /** The CVEs it is said of; empty: of all that the record names. */
            cves: z.array(z.string()),
          }),
        ),
      }),
    )
    .optional(),
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
  /** Packages of which its records say different versions, the first 50; the saying of the highest rank first. */
  disagreements: z.array(
    z.strictObject({
      packageKey: z.string(),
      /** Of one release of a distribution; empty where packages know none, null where it is not told. */
      distribution: z.string().nullable(),
      sayings: z.array(
        z.strictObject({
          source: z.string(),
          record: z.string(),
          rank: Rank,
          stretches: z.array(z.strictObject({ range: z.string(), verdict: Verdict })),
          fixed: z.array(z.string()),
        }),
      ),
    }),
  ),
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
    packageKey: z.string(),
    name: z.string(),
    version: z.string(),
    purl: z.string().nullable(),
  }),
  verdict: Verdict,
  reason: Reason,
  /** The report that sets it aside; absent: none does. */
  wrongMatch: z.strictObject({ id: Id, reason: z.string(), until: Time }).optional(),
  since: Time,
  /** Null: the team has not decided. */
  assessment: Assessment.nullable(),
  /** What others state about it, newest first, at most five. No decision of ours, and it hides nothing. */
  statements: z.array(FindingStatement),
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
    /** `wrong-match`: what was reported as a wrong match, which none of the others shows. */
    status: z.enum(['open', 'affected', 'settled', 'wrong-match']).optional(),
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
