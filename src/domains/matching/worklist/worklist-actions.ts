import type { Deed } from '#domains/identity/index.ts'
import { proposeNewInterests, reproposeInterests } from '#domains/intel/index.ts'
import { settlePending } from '#domains/inventory/index.ts'
import { tellNews } from '../news/news-actions.ts'
import { applyPlatforms } from '../platforms/there-store.ts'
import { collectPlatforms, listWaiting, touchByPlatforms } from '../platforms/whereabouts-view.ts'
import { applyChange, changeLists, countEverything, refreshRisk } from './count-view.ts'
import {
  beginChange,
  collectAllPlaces,
  collectItems,
  collectPlaces,
  collectRecount,
  collectTouched,
  lockCounts,
  moveItems,
} from './difference-view.ts'
import { findEnvironments, listPairs, type Pair } from './environment-view.ts'
import type { CountChange } from './list.ts'

const pairsPerCall = 10_000

/**
 * Counts the vulnerabilities anew and tells what changed: the screens, and the teams that have more to decide.
 * Must run as Renkei itself: a person behind the wall would count only what they see.
 * @param batch what groups the notices of one cause
 */
export async function refreshWorklist(
  deed: Deed,
  vulnerabilityIds: readonly string[],
  batch: string,
): Promise<CountChange> {
  if (vulnerabilityIds.length === 0) return nothing
  await lockCounts(deed.db)
  if (await collectPlatforms(deed.db, { kind: 'vulnerabilities', ids: vulnerabilityIds }))
    await applyPlatforms(deed.db)
  await beginChange(deed.db)
  const isDecided = await collectRecount(deed.db, vulnerabilityIds)
  const change = await applyCounts(deed)
  const changed = { vulnerabilityIds, isDecided }
  await tellNews(deed, { ids: vulnerabilityIds, opened: change.opened, changed, batch })
  return change
}

/**
 * Components are found by other names: platforms may be elsewhere. Looks through all that anything waits for.
 * @returns vulnerabilities to be counted anew
 */
export async function renewPlatforms(deed: Deed): Promise<readonly string[]> {
  await lockCounts(deed.db)
  if (!(await collectPlatforms(deed.db, { kind: 'everywhere' }))) return []
  await applyPlatforms(deed.db)
  return await listWaiting(deed.db)
}

async function applyCounts(deed: Deed): Promise<CountChange> {
  const change = await applyChange(deed.db)
  await weighInterest(deed, change.shifted)
  if (change.changed.length > 0) await changeLists(deed.db, deed.now)
  return change
}

const nothing: CountChange = { changed: [], opened: [], shifted: [] }

/** A change of items that is to be counted. */
export interface ItemChange {
  /** What they hold is looked at as well, because it may count elsewhere now. */
  readonly ciIds: readonly string[]
  /** The documents that changed them; what they brought has been matched. They are settled. */
  readonly documentIds: readonly string[]
  /** What groups the notices of one cause. */
  readonly batch: string
}

/**
 * Items' compositions or places changed: the counts move by the difference it makes, whatever else the portfolio holds.
 * Asked again it changes nothing.
 */
export async function countItems(
  deed: Deed,
  { ciIds, documentIds, batch }: ItemChange,
): Promise<CountChange> {
  await lockCounts(deed.db)
  await collectPlaces(deed.db, ciIds)
  const own = await collectTouched(deed.db, documentIds)
  const isElsewhere = await collectPlatforms(deed.db, { kind: 'items', ids: ciIds })
  const touched = isElsewhere ? [...new Set([...own, ...(await touchByPlatforms(deed.db))])] : own
  await beginChange(deed.db)
  await collectItems(deed.db, touched, 'before')
  if (isElsewhere) await applyPlatforms(deed.db)
  await settlePending(deed, documentIds)
  await moveItems(deed.db)
  await collectItems(deed.db, touched, 'after')
  const change = await applyCounts(deed)
  await tellNews(deed, { ids: change.changed, opened: change.opened, changed: { ciIds }, batch })
  return change
}

/**
 * Everything is counted from nothing; nobody is told of single vulnerabilities.
 * @param documentIds pending documents whose components have been matched; they are settled
 */
export async function countAll(deed: Deed, documentIds: readonly string[]): Promise<void> {
  await lockCounts(deed.db)
  await settlePending(deed, documentIds)
  await collectAllPlaces(deed.db)
  if (await collectPlatforms(deed.db, { kind: 'everywhere' })) await applyPlatforms(deed.db)
  await moveItems(deed.db)
  await countEverything(deed.db, deed.now)
  const pairs = await listPairs(deed.db)
  for (let from = 0; from < pairs.length; from += pairsPerCall)
    await weighInterest(deed, pairs.slice(from, from + pairsPerCall))
}

/** The teams' items that a vulnerability touches came to be of another kind: so may their interest. */
async function weighInterest(deed: Deed, pairs: readonly Pair[]): Promise<void> {
  if (pairs.length > 0) await proposeNewInterests(deed, await findEnvironments(deed.db, pairs))
}

/** Public facts of the vulnerabilities changed: interests are weighed anew, and the worklists follow. */
export async function followFacts(deed: Deed, vulnerabilityIds: readonly string[]): Promise<void> {
  // Counts before interests, as everywhere: two orders of locks would wait for each other.
  await lockCounts(deed.db)
  await reproposeInterests(deed, vulnerabilityIds)
  await reorder(deed, vulnerabilityIds)
}

/** What orders the worklists changed. */
export async function reorder(deed: Deed, vulnerabilityIds: readonly string[]): Promise<void> {
  await lockCounts(deed.db)
  await refreshRisk(deed.db, vulnerabilityIds)
}
