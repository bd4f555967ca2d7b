import { z } from 'zod'
import { route } from '../route.ts'
import { ById, Id, listOf, Page } from '../shapes.ts'

export const ComponentId = z.string().regex(/^[1-9]\d{0,15}$/)

/** A component on the way; null is what the document describes. */
const PathStep = z.strictObject({ id: ComponentId, name: z.string(), version: z.string() }).nullable()

export const ComponentPath = z.strictObject({
  /** From the start to the component. Of a long path both ends. */
  steps: z.array(PathStep),
  /** How many steps are left out in the middle. */
  omitted: z.number().int(),
  /** False: some steps only say that one lies within the other. */
  byNeed: z.boolean(),
})
export type ComponentPath = z.infer<typeof ComponentPath>

/** Where one document has a component, and the shortest ways to it. */
export const ComponentPlace = z.strictObject({
  document: z.strictObject({ id: Id, name: z.string(), slot: z.string() }),
  /** JSON pointers, or lines; the first few. */
  places: z.array(z.string()),
  paths: z.array(ComponentPath),
  /** Whether the paths begin at what the document describes; else at components that nothing depends on. */
  fromSubject: z.boolean(),
  /** Whether there are more paths. */
  more: z.boolean(),
})
export type ComponentPlace = z.infer<typeof ComponentPlace>

/** Where an item's documents have a component and how one comes to it, one row a document. */
export const listComponentPaths = route({
  id: 'inventory.list-component-paths',
  method: 'GET',
  path: '/cis/{id}/components/{component}/paths',
  access: { action: 'ci.view' },
  params: ById.extend({ component: ComponentId }),
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(50).default(10) }),
  answer: z.strictObject({ rows: z.array(ComponentPlace) }),
})

const ChangedComponent = z.strictObject({
  id: ComponentId,
  version: z.string(),
  purl: z.string().nullable(),
})

/** A package that a document brought, ended, or holds in another version than its slot did before. */
export const DocumentChange = z.strictObject({
  kind: z.enum(['added', 'removed', 'changed']),
  packageKey: z.string(),
  name: z.string(),
  before: ChangedComponent.nullable(),
  after: ChangedComponent.nullable(),
})
export type DocumentChange = z.infer<typeof DocumentChange>

export const ChangeCounts = z.strictObject({
  added: z.number().int(),
  removed: z.number().int(),
  changed: z.number().int(),
})
export type ChangeCounts = z.infer<typeof ChangeCounts>

/** What a document changed against what its slot held before; `counts` is null until it was read. */
export const listDocumentChanges = route({
  id: 'inventory.list-document-changes',
  method: 'GET',
  path: '/cis/{id}/documents/{document}/changes',
  access: { action: 'ci.view' },
  params: ById.extend({ document: Id }),
  query: Page.extend({ kind: DocumentChange.shape.kind.optional() }),
  answer: listOf(DocumentChange).extend({ counts: ChangeCounts.nullable() }),
})
