import { allow, type Deed, type Guarded } from '#domains/identity/index.ts'
import { refuseInventory } from '../errors.ts'
import type { Ci } from './ci.ts'
import { findCi } from './ci-lookup-view.ts'

/**
 * The item, for a use case that will decide on it.
 * @throws AppError `inventory.ci-not-found`, also for an item that the actor may not know of
 */
export async function loadCi(deed: Deed, id: string): Promise<Ci & Guarded> {
  const ci = await findCi(deed.db, deed.actor, id)
  if (ci === undefined || !allow(deed.actor, 'ci.view', ci))
    throw refuseInventory('ci-not-found', { facts: { id } })
  return ci
}
