import type { Deed } from '#domains/identity/index.ts'
import { emit } from '#platform/events/outbox.ts'
import { interestChanged } from '../events.ts'
import { clearLevelsOf } from './setting-store.ts'

/** Takes back whatever interest these people set; what rules propose stands again. */
export async function forgetInterests(deed: Deed, personIds: readonly string[]): Promise<void> {
  const ids = await clearLevelsOf(deed.db, personIds)
  if (ids.length === 0) return
  await emit(deed, { name: interestChanged, payload: { ids }, at: deed.now })
}
