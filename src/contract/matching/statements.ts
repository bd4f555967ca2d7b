import { z } from 'zod'
import { VexDocumentRef } from '../intel/vex.ts'
import { route } from '../route.ts'
import { Id, listOf, Page, Time } from '../shapes.ts'
import { VexJustification, VexStatus } from './assessments.ts'

/** What is stated, in VEX terms, with the author's own word where VEX has none that means the same. */
const Stated = {
  status: VexStatus,
  statusWord: z.string().nullable(),
  justification: VexJustification.nullable(),
  justificationWord: z.string().nullable(),
  saidAt: Time.nullable(),
}

/** What a product is spoken of as a part of; `here`: whether the item has it, null: that cannot be told. */
const Whole = z.strictObject({ name: z.string(), here: z.boolean().nullable() }).nullable()

/** What somebody else states about one finding. It is nobody's decision here. */
export const FindingStatement = z.strictObject({
  document: Id,
  author: z.string().nullable(),
  tlp: VexDocumentRef.shape.tlp,
  ...Stated,
  whole: Whole,
})
export type FindingStatement = z.infer<typeof FindingStatement>

/** One statement of somebody else about a vulnerability. */
export const VexStatement = z.strictObject({
  /** The document's id and the statement's place among its statements. */
  id: z.string(),
  document: VexDocumentRef,
  ...Stated,
  /** Why it is not affected. */
  impact: z.string().nullable(),
  /** What to do. */
  action: z.string().nullable(),
  notes: z.string().nullable(),
  remediations: z.array(
    z.strictObject({ kind: z.string(), text: z.string().nullable(), url: z.string().nullable() }),
  ),
  /** The products as the document names them: how many, and the first. */
  products: z.strictObject({
    total: z.number().int(),
    named: z.array(
      z.strictObject({
        name: z.string(),
        purl: z.string().nullable(),
        version: z.string().nullable(),
        /** As written; it is not compared. */
        versionRange: z.string().nullable(),
        whole: z.string().nullable(),
      }),
    ),
  }),
  /** The items that have one of the products by its package URL: how many (null: more than a thousand), and the first. */
  items: z.strictObject({
    total: z.number().int().nullable(),
    rows: z.array(
      z.strictObject({
        ci: z.strictObject({ id: Id, name: z.string() }),
        component: z.strictObject({ id: z.string(), name: z.string(), version: z.string() }),
        /** Whether the version is stated, a range that is not compared, or no version at all. */
        by: z.enum(['version', 'range', 'package']),
        whole: Whole,
      }),
    ),
  }),
})
export type VexStatement = z.infer<typeof VexStatement>

/** What others state about a vulnerability, found by any of its names. */
export const listStatements = route({
  id: 'matching.list-statements',
  method: 'GET',
  path: '/vulnerabilities/{alias}/statements',
  access: { action: 'vulnerability.view' },
  params: z.strictObject({ alias: z.string().max(200) }),
  query: Page,
  answer: listOf(VexStatement),
})
