import { asActor, authorise, type Context, type Deed } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { emit } from '#platform/events/outbox.ts'
import { loadCi } from '../cis/ci-lookup-actions.ts'
import { refuseInventory } from '../errors.ts'
import { holderOf, type Relation, type RelationKind } from './relation.ts'
import { insertRelation, isHolder, joinClosure } from './relation-store.ts'

/** Relates an item to another; both must be visible, the first may be changed. */
export async function createRelation(
  context: Context,
  draft: { readonly kind: RelationKind; readonly fromId: string; readonly toId: string },
): Promise<Relation> {
  return await asActor(context, async (deed) => {
    const from = await loadCi(deed, draft.fromId)
    await loadCi(deed, draft.toId)
    const detail = { relation: draft.kind, to: draft.toId }
    await authorise(deed, { action: 'ci.change', object: from, kind: 'ci', id: from.id, detail })
    return await relate(deed, { id: newId(context.clock), ...draft })
  })
}

/** Writes the edge and its closure. @throws AppError when it is there already or would close a circle */
export async function relate(deed: Deed, relation: Relation): Promise<Relation> {
  const edge = holderOf(relation)
  const closesCircle = edge !== undefined && (await isHolder(deed.db, edge.descendantId, edge.ancestorId))
  if (closesCircle || relation.fromId === relation.toId) throw refuseInventory('relation-cycle')
  const isNew = await insertRelation(deed.db, { ...relation, at: deed.now })
  if (!isNew) throw refuseInventory('relation-exists')
  if (edge !== undefined) await joinClosure(deed.db, edge)
  for (const ciId of [relation.fromId, relation.toId]) {
    await emit(deed, { name: 'inventory.ci-changed', payload: { ciId, version: null }, at: deed.now })
  }
  return relation
}
