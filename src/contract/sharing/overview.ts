import { z } from 'zod'
import { TeamRef } from '../matching/assessments.ts'
import { VulnerabilityRow } from '../matching/findings.ts'
import { route } from '../route.ts'
import { Id, listOf, Page, Time } from '../shapes.ts'

/**
 * Vulnerabilities that are news to the reader or wait for somebody to look:
 * `new`: heard of since, of more than 10,000 the newest · `exploited`: on a list of exploited ones since · `changed`: of those that touch the reader's
 * items, a source has said something else since · `touched`: they touch an item since, and none before · `unseen`: open
 * for a team of which nobody has decided, set an interest or read a notice · `overtaken`: facts have moved since a
 * person set a team's interest.
 */
export const OverviewPart = z.enum(['new', 'exploited', 'changed', 'touched', 'unseen', 'overtaken'])
export type OverviewPart = z.infer<typeof OverviewPart>

/** `unclaimed`: no team decides for it · `ownerless`: its owner can no longer sign in. Of those the reader may change. */
export const OverviewItems = z.enum(['unclaimed', 'ownerless'])
export type OverviewItems = z.infer<typeof OverviewItems>

/** Up to 10,000; null beyond. */
const Total = z.number().int().nullable()

/** How many, and the most urgent. */
const Counted = z.strictObject({ total: Total, rows: z.array(VulnerabilityRow) })
export type CountedVulnerabilities = z.infer<typeof Counted>

export const OverviewItem = z.strictObject({
  id: Id,
  name: z.string(),
  kind: z.string(),
  team: TeamRef.nullable(),
  owner: z.strictObject({ id: Id, name: z.string() }).nullable(),
})
export type OverviewItem = z.infer<typeof OverviewItem>

/** What one subject's notices came to: who was told, for which team, and who has read it. */
export const Sent = z.strictObject({
  /** `worklist`: a summary of many vulnerabilities, by what brought them. */
  subject: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('vulnerability'),
      id: Id,
      shortId: z.string(),
      name: z.string(),
      title: z.string(),
    }),
    z.strictObject({ kind: z.literal('worklist'), batch: z.string() }),
  ]),
  /** Of the newest notice. */
  at: Time,
  /** People may be told for several teams; `team` null: items of no team. */
  teams: z.array(
    z.strictObject({ team: TeamRef.nullable(), told: z.number().int(), read: z.number().int() }),
  ),
  people: z.array(
    z.strictObject({
      id: Id,
      name: z.string(),
      /** `over`: it was taken back before it was read. */
      state: z.enum(['unread', 'read', 'over']),
      readAt: Time.nullable(),
      mail: z.enum(['none', 'waiting', 'sent', 'failed']),
    }),
  ),
})
export type Sent = z.infer<typeof Sent>

/** Without `since`: the last 24 hours. At most 31 days back. */
const Since = z.strictObject({ since: Time.optional() })

/**
 * What the reader should know today, over what the reader may see.
 * `team`: only what touches this team's items, and what it has not looked at.
 */
export const readOverview = route({
  id: 'sharing.read-overview',
  method: 'GET',
  path: '/overview',
  access: 'signed-in',
  query: Since.extend({ team: Id.optional() }),
  answer: z.strictObject({
    since: Time,
    /** How far the installation has come towards its first finding; null: the reader may know no vulnerabilities. */
    steps: z
      .strictObject({
        /** Of several the first; null: the reader sees none yet. */
        itemId: Id.nullable(),
        /** Whether any item's components are known. */
        isComposed: z.boolean(),
        hasVulnerabilities: z.boolean(),
      })
      .nullable(),
    /** Null: the reader may know no vulnerabilities. */
    news: z.strictObject({ new: Counted, exploited: Counted, changed: Counted, touched: Counted }).nullable(),
    /** What each source brought; null: not for the reader. */
    sources: z
      .array(
        z.strictObject({
          source: z.string(),
          /** Records that are new or say something else. */
          changed: z.number().int(),
          /** Records that could not be taken. */
          rejected: z.number().int(),
          at: Time,
        }),
      )
      .nullable(),
    /** Teams to whose vulnerabilities something is to be looked at; null: not for the reader. */
    teams: z.array(z.strictObject({ team: TeamRef, unseen: Total, overtaken: Total })).nullable(),
    unclaimed: z.strictObject({ total: Total, rows: z.array(OverviewItem) }),
    ownerless: z.strictObject({ total: Total, rows: z.array(OverviewItem) }),
    /** Null: not for the reader. `told` and `read` count people, once for each subject. */
    sent: z
      .strictObject({
        total: Total,
        told: z.number().int(),
        read: z.number().int(),
        rows: z.array(Sent),
      })
      .nullable(),
  }),
})
export type Overview = z.infer<typeof readOverview.answer>

/** All that a number of the overview counts, the most urgent first. */
export const listOverviewVulnerabilities = route({
  id: 'sharing.list-overview-vulnerabilities',
  method: 'GET',
  path: '/overview/vulnerabilities',
  access: { action: 'vulnerability.view' },
  query: Page.extend({ part: OverviewPart, ...Since.shape, team: Id.optional() }),
  answer: listOf(VulnerabilityRow),
})

export const listOverviewItems = route({
  id: 'sharing.list-overview-items',
  method: 'GET',
  path: '/overview/items',
  access: 'signed-in',
  query: Page.extend({ part: OverviewItems }),
  answer: listOf(OverviewItem),
})

/** What was sent to whom since, the newest first. */
export const listSent = route({
  id: 'sharing.list-sent',
  method: 'GET',
  path: '/overview/sent',
  access: { action: 'notice.view' },
  query: Page.extend(Since.shape),
  answer: listOf(Sent),
})
