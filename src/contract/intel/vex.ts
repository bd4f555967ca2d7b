import { z } from 'zod'
import { route } from '../route.ts'
import { Id, listOf, Page, ProblemLine, Time } from '../shapes.ts'

const Label = z.enum(['clear', 'green', 'amber', 'amber+strict', 'red'])

/** A document of somebody else, as it describes itself. */
export const VexDocumentRef = z.strictObject({
  id: Id,
  format: z.enum(['openvex', 'csaf', 'cyclonedx']),
  name: z.string(),
  version: z.string().nullable(),
  /** Who speaks; null: the document does not say. */
  author: z.string().nullable(),
  title: z.string().nullable(),
  issuedAt: Time.nullable(),
  modifiedAt: Time.nullable(),
  /** Null: it has no label of its own. */
  tlp: Label.nullable(),
  receivedAt: Time,
  /** The item whose document says so, and for which alone it is said; null: the document came by itself. */
  ci: z.strictObject({ id: Id, name: z.string() }).nullable(),
})

/** A document of others as kept. */
export const VexDocumentHead = VexDocumentRef.extend({
  formatVersion: z.string().nullable(),
  /** Later revisions take the place of earlier ones, which stay. */
  revision: z.number().int(),
  supersededAt: Time.nullable(),
  statements: z.number().int(),
  products: z.number().int(),
  /** Products without a package URL: nothing can be compared with them. */
  uncompared: z.number().int(),
  /** Names of vulnerabilities in it that nobody here knows. */
  unknown: z.number().int(),
  problemCount: z.number().int(),
})
export type VexDocumentHead = z.infer<typeof VexDocumentHead>

/** The documents of others, newest first; with `all` those too that a newer one has replaced. */
export const listVexDocuments = route({
  id: 'intel.list-vex-documents',
  method: 'GET',
  path: '/vex-documents',
  access: { action: 'vulnerability.view' },
  query: Page.extend({ all: z.enum(['true', 'false']).default('false') }),
  answer: listOf(VexDocumentHead),
})

/** A document of others with its text as received. */
export const VexDocument = VexDocumentHead.extend({
  problems: z.array(ProblemLine),
  /** What of it is not taken over. */
  unused: z.array(z.strictObject({ field: z.string(), count: z.number().int() })),
  /** SHA-256 of the bytes as received, in hexadecimal. */
  hash: z.string(),
  /** The bytes as received, as text; of an item's document what it states, in CycloneDX. */
  content: z.string(),
})
export type VexDocument = z.infer<typeof VexDocument>

export const readVexDocument = route({
  id: 'intel.read-vex-document',
  method: 'GET',
  path: '/vex-documents/{document}',
  access: { action: 'vulnerability.view' },
  params: z.strictObject({ document: Id }),
  answer: VexDocument,
})
