import type { Deed } from '#domains/identity/index.ts'
import { emit } from '#platform/events/outbox.ts'
import { removeEntries } from '../exploitation/exploitation-store.ts'
import { dropEdition } from '../feeds/list-store.ts'
import { dropScoresOf, spreadScores } from '../scores/score-store.ts'
import { tellVulnerabilities } from '../vulnerabilities/change-actions.ts'
import { findOwners } from '../vulnerabilities/edge-store.ts'
import { refreshVulnerabilities } from '../vulnerabilities/refresh-actions.ts'
import { findByCves } from '../vulnerabilities/vulnerability-lookup-view.ts'
import { lockRecords, withdrawRecords } from './record-store.ts'

/** Records of a source are withdrawn, as if it stood by them no more. @returns how many there are */
export async function withdrawRecordsOf(
  deed: Deed,
  sourceId: string,
  names: readonly string[],
): Promise<number> {
  if (names.length === 0) return 0
  await lockRecords(deed.db)
  await withdrawRecords(deed.db, sourceId, { names, at: deed.now })
  const payload = { sourceId, names, batch: 'withdrawn' }
  await emit(deed, { name: 'intel.records-changed', payload, at: deed.now })
  const ids = await findOwners(deed.db, sourceId, names)
  await tellVulnerabilities(deed, await refreshVulnerabilities(deed.db, ids, deed.now), { cause: 'records' })
  return names.length
}

/**
 * Forgets what the lists of one edition said, where no later one has come since: nothing of them is exploited any more,
 * their scores are unknown, and whichever list comes next is newer.
 */
export async function dropEditions(deed: Deed, edition: string): Promise<void> {
  for (const sourceId of await dropEdition(deed.db, edition)) {
    const cves = await removeEntries(deed.db, sourceId, { cves: [], at: deed.now })
    await withdrawRecords(deed.db, sourceId, { names: cves, at: deed.now })
    const ids = await findByCves(deed.db, cves)
    await refreshVulnerabilities(deed.db, ids, deed.now)
    await tellVulnerabilities(deed, ids, { cause: 'exploitation' })
  }
  await dropScoresOf(deed.db, edition)
  await tellVulnerabilities(deed, await spreadScores(deed.db), { cause: 'scores', newModel: false })
}
