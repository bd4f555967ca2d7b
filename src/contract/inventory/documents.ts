import { z } from 'zod'
import { JobTicket } from '../platform/jobs.ts'
import { route } from '../route.ts'
import { ById, FileName, Id, listOf, Page, ProblemLine, Time } from '../shapes.ts'
import { ChangeCounts } from './composition.ts'

export const Document = z.strictObject({
  id: Id,
  slot: z.string(),
  name: z.string(),
  format: z.string().nullable(),
  formatVersion: z.string().nullable(),
  hash: z.string(),
  bytes: z.number().int(),
  state: z.enum(['received', 'read', 'partly', 'failed', 'replaced']),
  components: z.number().int().nullable(),
  problems: z.array(ProblemLine),
  problemCount: z.number().int(),
  receivedAt: Time,
  receivedBy: z.string().nullable(),
  /** Packages it brought, ended, and holds in another version than before; null before it was read. */
  changes: ChangeCounts.nullable(),
  /** When readers of a later release read it again last and its slot came to hold something else; null: never. */
  reread: z.strictObject({ at: Time, changes: ChangeCounts }).nullable(),
})
export type Document = z.infer<typeof Document>

export const listDocuments = route({
  id: 'inventory.list-documents',
  method: 'GET',
  path: '/cis/{id}/documents',
  access: { action: 'ci.view' },
  params: ById,
  query: Page,
  answer: listOf(Document),
})

/** Takes a document as it is (body: its bytes); the same slot replaces, another adds. Answers with the job. */
export const importDocument = route({
  id: 'inventory.import-document',
  method: 'POST',
  path: '/cis/{id}/documents',
  access: { action: 'document.import' },
  params: ById,
  query: z.strictObject({
    slot: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
      .default('main'),
    name: FileName.default('document'),
  }),
  bodyForm: 'file',
  answer: JobTicket,
  status: 202,
})
