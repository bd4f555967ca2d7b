import type { Deed } from '#domains/identity/index.ts'
import { deleteCis } from './ci-removal-store.ts'

/**
 * Removes items with everything they hold. Only for who removes what belongs together as a whole and has asked whether
 * they may: counts stay as they were until everything is counted anew.
 * @returns how many there were
 */
export async function removeCis(deed: Deed, ids: readonly string[]): Promise<number> {
  return ids.length === 0 ? 0 : await deleteCis(deed.db, ids)
}
