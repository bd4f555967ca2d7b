import type { Deed } from '#domains/identity/index.ts'
import { emit } from '#platform/events/outbox.ts'
import { undoAssessmentsOf } from './assessment-store.ts'

/** Undoes every decision these people made that is still in force; what was decided by others is in force again. */
export async function undoDecisionsOf(deed: Deed, personIds: readonly string[]): Promise<void> {
  await undoAssessmentsOf(deed.db, personIds, deed.now)
}

/** After much has changed at once: everything is matched and counted from nothing, soon after the commit. */
export async function wantEverythingCounted(deed: Deed): Promise<void> {
  await emit(deed, { name: 'matching.rematch-wanted', payload: {}, at: deed.now })
}
