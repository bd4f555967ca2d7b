import {
  asActor,
  authorise,
  type Context,
  type Deed,
  houseObject,
  requireAction,
} from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { emit } from '#platform/events/outbox.ts'
import { refuseIntel } from '../errors.ts'
import { namesChanged } from '../events.ts'
import { findToldName, listNames, type NameFilter, type NameView } from './name-view.ts'
import { type Typed, toldNameOf } from './told-name.ts'
import { endTold, insertTold, isToldAlready } from './told-name-store.ts'

/** Names of vendors and products, by who tells them. */
export async function listProductNames(context: Context, filter: NameFilter) {
  requireAction(context, 'vulnerability.view', houseObject(context.actor))
  return await asActor(context, (deed) => listNames(deed.db, filter))
}

/**
 * From now on the product, or the vendor, is called so.
 * @throws AppError `intel.name-cpe-unreadable`, `intel.name-empty`, `intel.name-told-already`, `identity.forbidden`
 */
export async function tellProductName(context: Context, typed: Typed): Promise<NameView> {
  return await asActor(context, async (deed) => {
    const told = toldNameOf(typed)
    const id = newId(deed.context.clock)
    await authoriseOn(deed, id, { supplier: typed.supplier, name: typed.name, cpe: typed.cpe })
    if (told === 'cpe') throw refuseIntel('name-cpe-unreadable', { facts: { cpe: typed.cpe.slice(0, 200) } })
    if (told === 'name') throw refuseIntel('name-empty')
    if (await isToldAlready(deed.db, told)) throw refuseIntel('name-told-already')
    await insertTold(deed.db, { ...told, id, by: personOf(deed), at: deed.now })
    return await settle(deed, id)
  })
}

/**
 * The product, or the vendor, is called so no longer.
 * @throws AppError `intel.name-not-found`, `intel.name-ended`, `identity.forbidden`
 */
export async function endProductName(context: Context, id: string): Promise<NameView> {
  return await asActor(context, async (deed) => {
    await authoriseOn(deed, id, { ended: id })
    const known = await findToldName(deed.db, id)
    if (known === undefined) throw refuseIntel('name-not-found', { facts: { id } })
    const isDone = await endTold(deed.db, id, { by: personOf(deed), at: deed.now })
    if (!isDone) throw refuseIntel('name-ended')
    return await settle(deed, id)
  })
}

async function authoriseOn(deed: Deed, id: string, detail: Readonly<Record<string, string>>): Promise<void> {
  await authorise(deed, {
    action: 'match.correct',
    object: houseObject(deed.actor),
    kind: 'product-name',
    id,
    detail,
  })
}

async function settle(deed: Deed, id: string): Promise<NameView> {
  const payload = { told: id, batch: newId(deed.context.clock) }
  await emit(deed, { name: namesChanged, payload, at: deed.now })
  const row = await findToldName(deed.db, id)
  if (row === undefined) throw refuseIntel('name-not-found', { facts: { id } })
  return row
}

function personOf({ actor }: Deed): string | null {
  return actor.kind === 'person' ? actor.id : null
}
