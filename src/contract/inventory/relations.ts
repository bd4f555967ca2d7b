import { z } from 'zod'
import { route } from '../route.ts'
import { ById, Id } from '../shapes.ts'

export const RelationKind = z.enum(['contains', 'runs-on', 'uses', 'connects-to', 'builds', 'delivered-as'])

export const Relation = z.strictObject({
  id: Id,
  kind: RelationKind,
  direction: z.enum(['from', 'to']),
  other: z.strictObject({ id: Id, name: z.string(), kind: z.string() }),
  /** Whether the reader may end it: whoever may change both ends. */
  mayEnd: z.boolean(),
})
export type Relation = z.infer<typeof Relation>

export const listRelations = route({
  id: 'inventory.list-relations',
  method: 'GET',
  path: '/cis/{id}/relations',
  access: { action: 'ci.view' },
  params: ById,
  answer: z.strictObject({ rows: z.array(Relation) }),
})

/** Relates this item to another: `{id} kind toId`, e.g. product contains release. */
export const createRelation = route({
  id: 'inventory.create-relation',
  method: 'POST',
  path: '/cis/{id}/relations',
  access: { action: 'ci.change' },
  params: ById,
  body: z.strictObject({ kind: RelationKind, toId: Id }),
  answer: Relation,
  status: 201,
})

/** Ends a relation: what was held through it is held no more. It stays in the history and can be made again. */
export const endRelation = route({
  id: 'inventory.end-relation',
  method: 'DELETE',
  path: '/cis/{id}/relations/{relationId}',
  access: { action: 'ci.change' },
  params: ById.extend({ relationId: Id }),
})
