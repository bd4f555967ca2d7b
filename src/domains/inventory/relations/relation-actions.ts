import { asActor, authorise, type Context, type Deed } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { emit } from '#platform/events/outbox.ts'
import { loadCi } from '../cis/ci-lookup-actions.ts'
import { refuseInventory } from '../errors.ts'
import { isHolder, joinClosure, listHolders, lockClosure, renewClosure } from './closure-store.ts'
import { holderOf, type Relation, type RelationKind } from './relation.ts'
import { endRelationRow, findRelation, insertRelation } from './relation-store.ts'

/** Relates an item to another; both must be visible, the first may be changed. */
export async function createRelation(
  context: Context,
  draft: { readonly kind: RelationKind; readonly fromId: string; readonly toId: string },
): Promise<Relation> {
  return await asActor(context, async (deed) => {
    const from = await loadCi(deed, draft.fromId)
    await loadCi(deed, draft.toId)
    const relation = { id: newId(context.clock), ...draft }
    const detail = { relation: draft.kind, to: draft.toId, relationId: relation.id }
    await authorise(deed, { action: 'ci.change', object: from, kind: 'ci', id: from.id, detail })
    return await relate(deed, relation)
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

/**
 * Ends a relation of the item; whoever ends it may change both ends. What was held through it is held no more. It can be
 * made again.
 * @throws AppError `inventory.relation-not-found`, also for one that ended and for one to an item out of sight
 */
export async function endRelation(
  context: Context,
  { ciId, relationId }: { readonly ciId: string; readonly relationId: string },
): Promise<void> {
  await asActor(context, async (deed) => {
    const own = await loadCi(deed, ciId)
    const relation = await findRelation(deed.db, relationId)
    const otherId = relation?.fromId === ciId ? relation.toId : relation?.fromId
    if (relation === undefined || otherId === undefined || ![relation.fromId, relation.toId].includes(ciId))
      throw refuseInventory('relation-not-found', { facts: { id: relationId } })
    const other = await loadCi(deed, otherId)
    const until = { from: null, to: deed.now.toString() }
    const told = { relation: relation.kind, relationId, until }
    for (const [end, to] of [
      [own, otherId],
      [other, ciId],
    ] as const) {
      const detail = { ...told, to }
      await authorise(deed, { action: 'ci.change', object: end, kind: 'ci', id: end.id, detail })
    }
    await part(deed, relation)
  })
}

/** Ends the edge; whatever held through it is worked out anew from the relations that are left. */
async function part(deed: Deed, relation: Relation): Promise<void> {
  const edge = holderOf(relation)
  if (edge !== undefined) await lockClosure(deed.db)
  const holders = edge === undefined ? [] : await listHolders(deed.db, edge.ancestorId)
  const isEnded = await endRelationRow(deed.db, relation.id, deed.now)
  if (!isEnded) throw refuseInventory('relation-not-found', { facts: { id: relation.id } })
  await renewClosure(deed.db, holders)
  for (const ciId of [relation.fromId, relation.toId]) {
    // Decisions on what held it reach it no more, and nobody could tell later which those were.
    const heldBy = ciId === edge?.descendantId ? { heldBy: holders } : {}
    await emit(deed, {
      name: 'inventory.ci-changed',
      payload: { ciId, version: null, ...heldBy },
      at: deed.now,
    })
  }
}
