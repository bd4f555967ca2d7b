import { z } from 'zod'
import { route } from '../route.ts'
import { ById, Id, listOf, Page, Text, Time } from '../shapes.ts'
import { ComponentId, TeamRef } from './assessments.ts'
import { Rank } from './reason.ts'

/** What is wrong: this vulnerability, whatever its record says of the package, or whatever that kind of statement connects. */
const About = z.enum(['vulnerability', 'record', 'rank'])

/** Of which version: that of the component, or whichever of its package. */
const Versions = z.enum(['component', 'package'])

/** A match that somebody reported as wrong, and what that sets aside. Nothing is deleted by it. */
export const WrongMatch = z.strictObject({
  id: Id,
  about: About,
  /** Only one of the three is told, by `about`. */
  vulnerability: z.strictObject({ id: Id, name: z.string(), title: z.string() }).nullable(),
  record: z.strictObject({ source: z.string(), name: z.string() }).nullable(),
  rank: Rank.nullable(),
  packageKey: z.string(),
  /** Null: whichever version. */
  component: z.strictObject({ id: z.string(), name: z.string(), version: z.string() }).nullable(),
  /** Null: not of one item alone. */
  ci: z.strictObject({ id: Id, name: z.string() }).nullable(),
  /** Null: of everybody's items. */
  team: TeamRef.nullable(),
  reason: z.string(),
  until: Time,
  madeBy: z.string(),
  madeAt: Time,
  version: z.number().int(),
  /** `expired`: its time is over; `outdated`: the records say otherwise than when it was made; `ended`: by a person. */
  state: z.enum(['live', 'ended', 'expired', 'outdated']),
  endedAt: Time.nullable(),
  endedBy: z.string().nullable(),
  /** Findings that it sets aside now, of items that the reader may see. */
  silences: z.number().int(),
  /** Whether the reader may change or end it. */
  mayChange: z.boolean(),
})
export type WrongMatch = z.infer<typeof WrongMatch>

/** The match by what it is between, and how far the word goes. */
const scope = {
  /** Any of its names. */
  vulnerability: z.string().min(1).max(200),
  component: ComponentId,
  about: About.default('vulnerability'),
  versions: Versions.default('component'),
  /** One item of the team; with neither it is for everybody's items. */
  ci: Id.optional(),
  team: Id.optional(),
}

const isPlaced = (one: { readonly ci?: string | undefined; readonly team?: string | undefined }) =>
  one.ci === undefined || one.team !== undefined

/** Takes back what it set aside at `until` at the latest (180 days unless told, two years at most), or when the records say otherwise. */
export const reportWrongMatch = route({
  id: 'matching.report-wrong-match',
  method: 'POST',
  path: '/wrong-matches',
  access: 'signed-in',
  body: z
    .strictObject({ ...scope, reason: Text.refine((text) => text.trim() !== ''), until: Time.optional() })
    .refine(isPlaced),
  answer: WrongMatch,
  status: 201,
})

/** What a report would set aside, before it is made. */
export const previewWrongMatch = route({
  id: 'matching.preview-wrong-match',
  method: 'GET',
  path: '/wrong-matches/preview',
  access: 'signed-in',
  query: z.strictObject(scope).refine(isPlaced),
  answer: z.strictObject({
    findings: z.number().int(),
    cis: z.number().int(),
    vulnerabilities: z.number().int(),
  }),
})

export const listWrongMatches = route({
  id: 'matching.list-wrong-matches',
  method: 'GET',
  path: '/wrong-matches',
  access: { action: 'finding.view' },
  query: Page.extend({
    state: z.enum(['live', 'ended', 'all']).default('live'),
    vulnerability: z.string().max(200).optional(),
    team: Id.optional(),
    ci: Id.optional(),
  }),
  answer: listOf(WrongMatch),
})

/** Takes the version that was read (If-Match). */
export const changeWrongMatch = route({
  id: 'matching.change-wrong-match',
  method: 'PATCH',
  path: '/wrong-matches/{id}',
  access: 'signed-in',
  params: ById,
  body: z.strictObject({
    reason: Text.refine((text) => text.trim() !== '').optional(),
    until: Time.optional(),
  }),
  answer: WrongMatch,
})

/** Ends it: what it set aside is back at once. It stays in the list with who ended it. */
export const endWrongMatch = route({
  id: 'matching.end-wrong-match',
  method: 'DELETE',
  path: '/wrong-matches/{id}',
  access: 'signed-in',
  params: ById,
  answer: WrongMatch,
})
