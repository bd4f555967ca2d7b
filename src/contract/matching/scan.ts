import { z } from 'zod'
import { route } from '../route.ts'
import { Id, ProblemLine, Time } from '../shapes.ts'
import { TeamRef } from './assessments.ts'
import { InterestInShort, Severity, Verdict } from './findings.ts'
import { Reason } from './reason.ts'

/** A component of a scanned document that a vulnerability may affect (design.md §13). */
export const ScanFinding = z.strictObject({
  component: z.strictObject({
    purl: z.string().nullable(),
    name: z.string(),
    version: z.string(),
    /** The component's name within the document. */
    ref: z.string().nullable(),
    /** JSON pointer (or place) of its entry. */
    path: z.string(),
  }),
  vulnerability: z.strictObject({
    id: z.string(),
    aliases: z.array(z.string()),
    title: z.string(),
  }),
  verdict: Verdict,
  fixed: z.array(z.string()),
  severity: Severity,
  /** Since when it is on a list of exploited vulnerabilities; null: on none. */
  exploitedAt: Time.nullable(),
  /** Probability of exploitation within 30 days, 0 to 1 (FIRST EPSS), and the share of CVEs at or below it. */
  epss: z.strictObject({ score: z.number(), percentile: z.number().nullable() }).nullable(),
  /** How much the teams are concerned that have it at their items already; none for whom may not see it. */
  interests: z.array(InterestInShort.extend({ team: TeamRef })),
  reason: Reason.omit({ fixed: true }),
})
export type ScanFinding = z.infer<typeof ScanFinding>

export const Scan = z.strictObject({
  document: z.strictObject({
    name: z.string(),
    format: z.string(),
    formatVersion: z.string().nullable(),
    /** SHA-256 of the bytes as received. */
    hash: z.string(),
    /** The document's own identity: a `urn:uuid:` or a namespace. */
    serial: z.string().nullable(),
    /** What it describes. */
    subject: z
      .strictObject({
        name: z.string(),
        version: z.string().nullable(),
        purl: z.string().nullable(),
        ref: z.string().nullable(),
      })
      .nullable(),
  }),
  /** Distinct package versions. */
  components: z.number().int(),
  /** Worst first. */
  findings: z.array(ScanFinding),
  /** What was reported as a wrong match for everybody: apart from the findings, with the report. */
  wrongMatches: z.array(
    ScanFinding.extend({ wrongMatch: z.strictObject({ id: Id, reason: z.string(), until: Time }) }),
  ),
  /** Ecosystems of the document about which no advisory is known: of them nothing can be found. */
  uncovered: z.array(z.strictObject({ ecosystem: z.string(), components: z.number().int() })),
  /**
   * Components that no advisory can be compared with, each under the first reason that holds: none is known about their
   * ecosystem (or they have none), their distribution release is not told, their version has no order. That nothing was
   * found says nothing of them.
   */
  notCompared: z.strictObject({
    components: z.number().int(),
    reasons: z.array(
      z.strictObject({
        reason: z.enum(['ecosystem', 'distribution', 'version']),
        components: z.number().int(),
      }),
    ),
  }),
  /** What could not be read or does not say enough to be matched, the first 1000. */
  unread: z.array(ProblemLine),
  unreadCount: z.number().int(),
})
export type Scan = z.infer<typeof Scan>

/** Matches a document (body: its bytes) against everything known, and keeps nothing of it. */
export const scanDocument = route({
  id: 'matching.scan-document',
  method: 'POST',
  path: '/scans',
  access: { action: 'vulnerability.view' },
  query: z.strictObject({ name: z.string().max(255).default('document') }),
  bodyForm: 'file',
  answer: Scan,
})
