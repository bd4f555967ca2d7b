import type { Deed } from '#domains/identity/index.ts'
import {
  makerSource,
  type RecordContent,
  type RecordProducts,
  readRecordBytes,
  readRecords,
} from '#domains/intel/index.ts'
import { listPending } from '#domains/inventory/index.ts'
import { readAdvisory } from '#formats/advisory/index.ts'
import type { AffectedVersions } from '#formats/advisory/model/advisory.ts'
import { moveAssessments } from '../assessments/assessment-store.ts'
import { findDecidedAbove } from '../assessments/assessment-view.ts'
import { moveConditions } from '../conditions/condition-store.ts'
import { learnNames } from '../learning/learn-actions.ts'
import { statedPairs } from '../learning/pair.ts'
import { replacePairs, replaceTogether } from '../learning/pair-store.ts'
import { deriveConfigurations } from '../ranges/cpe/derive-cpe.ts'
import { deriveProducts } from '../ranges/cpe/derive-products.ts'
import { deriveRanges } from '../ranges/derive.ts'
import { deriveMakers } from '../ranges/derive-makers.ts'
import { listMakerStatements, listMakersOf } from '../ranges/maker-view.ts'
import type { AffectedRange, RecordRanges } from '../ranges/range.ts'
import { mergeRanges, rekeyRanges, replaceRanges } from '../ranges/range-store.ts'
import { countAll, countItems, refreshWorklist, renewPlatforms } from '../worklist/worklist-actions.ts'
import { endOutdated, refreshSilences } from '../wrong-matches/silence-actions.ts'
import { moveWrongMatches } from '../wrong-matches/wrong-match-store.ts'
import { nameAllComponents, nameFreshComponents, renameComponents } from './component-cpe-view.ts'
import { applyWantedHits, type Ending } from './hit-store.ts'
import {
  collectFreshComponents,
  computeWantedHits,
  hasRekeyed,
  hitsIn,
  markAllMatched,
  markMatched,
  openFreshComponents,
  type Scope,
} from './hit-view.ts'

/** The listener that keeps hits equal to what records and compositions say; one thing at a time. */
export const keepHits = 'matching.keep-hits'

/** Records changed: their ranges are derived anew and matched against every component of their packages. */
export async function matchRecords(
  deed: Deed,
  change: { readonly sourceId: string; readonly names: readonly string[]; readonly batch: string },
): Promise<void> {
  const derived = await derive(deed, change.sourceId, change.names)
  const pairs = derived.flatMap(({ recordName, pairs: own }) => own.map((pair) => ({ ...pair, recordName })))
  const touched = await replaceAll(deed, change, derived)
  const taught = await replacePairs(deed.db, change.sourceId, { names: change.names, pairs })
  if (touched.length + taught.length === 0) return
  const changed = await rematch(deed, { kind: 'vulnerabilities', ids: touched }, 'advisory-changed')
  const freed = await endOutdated(deed, touched)
  const learned = await relearn(deed, { packageKeys: taught, vulnerabilityIds: touched })
  await refreshWorklist(deed, [...new Set([...changed, ...freed, ...learned])], change.batch)
}

/** The ranges of these records, and those of makers' statements about what the records made known. */
async function replaceAll(
  deed: Deed,
  { sourceId, names }: { readonly sourceId: string; readonly names: readonly string[] },
  derived: readonly RecordRanges[],
): Promise<readonly string[]> {
  const touched = await replaceRanges(deed.db, sourceId, { names, records: derived })
  if (sourceId === makerSource || touched.length === 0) return touched
  const makers = await listMakersOf(deed.db, touched)
  if (makers.length === 0) return touched
  const records = deriveMakers(await listMakerStatements(deed.db, makers))
  return [
    ...new Set([...touched, ...(await replaceRanges(deed.db, makerSource, { names: makers, records }))]),
  ]
}

/**
 * Records teach anew which packages are which products by CPE: their components are found by other names.
 * @returns the vulnerabilities of which any hit changed
 */
async function relearn(
  deed: Deed,
  news: { readonly packageKeys: readonly string[]; readonly vulnerabilityIds: readonly string[] },
): Promise<readonly string[]> {
  const keys = [...news.packageKeys, ...(await replaceTogether(deed.db, news.vulnerabilityIds))]
  if (keys.length === 0) return []
  await openFreshComponents(deed.db)
  await learnNames(deed.db, { kind: 'packages', keys })
  return (await hasRekeyed(deed.db)) ? await rematch(deed, { kind: 'fresh' }, 'advisory-changed') : []
}

/**
 * Derives the ranges of records once more, as this program does it. Nothing is matched; a range in the same words stays
 * the same, and so does what it hit.
 */
export async function rederiveRanges(deed: Deed, sourceId: string, names: readonly string[]): Promise<void> {
  await rekeyRanges(deed.db, sourceId, { names, records: await derive(deed, sourceId, names) })
}

async function derive(deed: Deed, sourceId: string, names: readonly string[]): Promise<readonly Derived[]> {
  if (sourceId === makerSource) {
    const statements = await listMakerStatements(deed.db, names)
    return deriveMakers(statements).map((one) => ({ ...one, pairs: [] }))
  }
  const records = await readRecords(deed.db, sourceId, names)
  return await Promise.all(
    records.map(async (record) => {
      const content = await contentOf(deed, sourceId, record)
      return {
        recordName: record.name,
        vulnerabilityIds: record.vulnerabilityIds,
        ranges: rangesFrom(sourceId, content),
        pairs: statedPairs(content.products),
      }
    }),
  )
}

interface Derived extends RecordRanges {
  readonly pairs: ReturnType<typeof statedPairs>
}

/** Documents counted in one transaction: enough to share its cost, few enough to be told soon. */
const documentsAtOnce = 40

/** Documents filled their slots; the first of several waiting ones takes the others along. */
export async function matchDocuments(deed: Deed, batch: string): Promise<void> {
  const first = await listPending(deed, { limit: documentsAtOnce })
  const ciIds = [...new Set(first.map((one) => one.ciId))]
  if (ciIds.length > 0) await settleItems(deed, ciIds, batch)
}

/**
 * An item changed: it and what it holds may count elsewhere now, and other decisions may reach it.
 * @param heldBy items whose decisions reached it until now
 */
export async function recountItem(deed: Deed, ciId: string, heldBy: readonly string[] = []): Promise<void> {
  await settleItems(deed, [ciId], ciId)
  await refreshWorklist(deed, await findDecidedAbove(deed.db, ciId, heldBy), ciId)
}

/**
 * What documents brought to these items and was never matched is matched, then the items are counted by the difference.
 * Always in this order and for the same documents: a document that was counted is not looked at again.
 */
async function settleItems(deed: Deed, ciIds: readonly string[], batch: string): Promise<void> {
  const pending = await listPending(deed, { ciIds })
  const documentIds = pending.map((one) => one.documentId)
  if (documentIds.length > 0) {
    await collectFreshComponents(deed.db, documentIds)
    await nameFreshComponents(deed.db)
    await learnNames(deed.db, { kind: 'fresh' })
    const changed = await rematch(deed, { kind: 'fresh' }, 'composition-changed')
    const isHeldElsewhere = await hasRekeyed(deed.db)
    await markMatched(deed.db)
    if (isHeldElsewhere)
      await refreshWorklist(deed, [...new Set([...changed, ...(await renewPlatforms(deed))])], batch)
  }
  await countItems(deed, { ciIds, documentIds, batch })
}

/** Vendors or products are called otherwise: components are found by other CPE names. */
export async function followNames(deed: Deed, batch: string): Promise<void> {
  await openFreshComponents(deed.db)
  await renameComponents(deed.db)
  if (!(await hasRekeyed(deed.db))) return
  const changed = await rematch(deed, { kind: 'fresh' }, 'advisory-changed')
  await refreshWorklist(deed, [...new Set([...changed, ...(await renewPlatforms(deed))])], batch)
}

/** One vulnerability turned out to be another: ranges and decisions go along, hits are made anew. */
export async function followMerge(
  deed: Deed,
  merge: { readonly from: string; readonly into: string },
): Promise<void> {
  await mergeRanges(deed.db, merge.from, merge.into)
  await moveConditions(deed.db, merge.from, merge.into)
  await moveAssessments(deed.db, merge.from, merge.into)
  await moveWrongMatches(deed.db, merge.from, merge.into)
  const ids = [merge.from, merge.into]
  await rematch(deed, { kind: 'vulnerabilities', ids }, 'merged')
  const freed = await endOutdated(deed, ids)
  const learned = await relearn(deed, { packageKeys: [], vulnerabilityIds: ids })
  await refreshWorklist(deed, [...new Set([...ids, ...freed, ...learned])], merge.into)
}

/**
 * Every component against every advisory, and every count from nothing: after a bulk load. What comes in meanwhile is
 * neither marked as matched nor as counted: its own event does that.
 */
export async function matchEverything(deed: Deed): Promise<void> {
  const pending = await listPending(deed, {})
  await markAllMatched(deed.db)
  await nameAllComponents(deed.db)
  await openFreshComponents(deed.db)
  await learnNames(deed.db, { kind: 'everything' })
  await rematch(deed, { kind: 'everything' }, 'advisory-changed')
  await countAll(
    deed,
    pending.map((one) => one.documentId),
  )
}

/** Makes the live hits of a scope what they should be. @returns the vulnerabilities of which any changed */
export async function rematch(deed: Deed, scope: Scope, ending: Ending): Promise<readonly string[]> {
  await computeWantedHits(deed.db, scope)
  const changed = await applyWantedHits(deed.db, hitsIn(scope), { at: deed.now, ending })
  const silenced = await refreshSilences(deed, { kind: 'hits', hits: scope })
  return [...new Set([...changed, ...silenced])]
}

/** What a record says of packages and products. */
interface Content extends RecordProducts {
  readonly affected: readonly AffectedVersions[]
}

const nothing: Content = { affected: [], configurations: [], products: [] }

/** Records of an earlier program have to be read again; only what was readable is kept, so a fault there is ours. */
async function contentOf(deed: Deed, sourceId: string, record: RecordContent): Promise<Content> {
  if (record.withdrawn) return nothing
  if (record.affected !== null) return { ...nothing, ...record.products, affected: record.affected }
  const bytes = await readRecordBytes(deed.db, sourceId, record.name)
  const advisory = bytes === undefined ? undefined : readAdvisory(bytes)
  if (advisory?.ok !== true) throw new Error(`record ${record.name} cannot be read any more`)
  const { affected, configurations = [], products = [] } = advisory.value
  return { affected, configurations, products }
}

/** By packages, and by CPE names. */
function rangesFrom(
  sourceId: string,
  { affected, configurations, products }: Content,
): readonly AffectedRange[] {
  return [
    ...deriveRanges({ withdrawn: false, affected }),
    ...deriveConfigurations(configurations),
    ...deriveProducts(products, sourceId === 'jvn' ? 'jvn' : 'cpe'),
  ]
}
