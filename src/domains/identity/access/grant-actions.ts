import { newId } from '#kernel/ids/ids.ts'
import { emit } from '#platform/events/outbox.ts'
import { refuseIdentity } from '../errors.ts'
import type { Guarded } from './access.ts'
import { asActor, authorise, type Context } from './access-actions.ts'
import { deleteGrantRow, findGrant, type Grant, insertGrant } from './grant-store.ts'

/** Loads the object that is given; the domain that owns it tells how. */
export type FindGuarded = (deed: Parameters<Parameters<typeof asActor>[1]>[0], id: string) => Promise<Guarded>

/** Gives one object to a person or to everybody of an organisation. */
export async function createGrant(
  context: Context,
  draft: Omit<Grant, 'id' | 'objectKind'>,
  findGuarded: FindGuarded,
): Promise<string> {
  return await asActor(context, async (deed) => {
    const object = await findGuarded(deed, draft.objectId)
    const id = newId(context.clock)
    const detail = { personId: draft.personId, organisationId: draft.organisationId }
    await authorise(deed, { action: 'grant.change', object, kind: 'ci', id: draft.objectId, detail })
    const isNew = await insertGrant(deed.db, { ...draft, objectKind: 'ci', id, at: deed.now })
    if (!isNew) throw refuseIdentity('grant-exists')
    await emit(deed, { name: 'identity.grant-changed', payload: { objectId: draft.objectId }, at: deed.now })
    return id
  })
}

/** Takes it back; asked on the object itself, not on the grant. */
export async function deleteGrant(context: Context, id: string, findGuarded: FindGuarded): Promise<void> {
  await asActor(context, async (deed) => {
    const grant = await findGrant(deed.db, id)
    if (grant === undefined) throw refuseIdentity('grant-not-found', { facts: { id } })
    const object = await findGuarded(deed, grant.objectId)
    await authorise(deed, {
      action: 'grant.change',
      object,
      kind: 'ci',
      id: grant.objectId,
      detail: { taken: id },
    })
    await deleteGrantRow(deed.db, id)
    await emit(deed, { name: 'identity.grant-changed', payload: { objectId: grant.objectId }, at: deed.now })
  })
}
