import { zstdDecompressSync } from 'node:zlib'
import type { Deed } from '#domains/identity/index.ts'
import { type RecordContent, readRecords } from '#domains/intel/index.ts'
import { readAdvisory } from '#formats/advisory/index.ts'
import { moveAssessments } from '../assessments/assessment-store.ts'
import { deriveRanges } from '../ranges/derive.ts'
import type { AffectedRange } from '../ranges/range.ts'
import { mergeRanges, replaceRanges } from '../ranges/range-store.ts'
import { refreshWorklist } from '../worklist/worklist-actions.ts'
import { applyWantedHits, type Ending } from './hit-store.ts'
import { computeWantedHits, findVulnerabilitiesOf, hitsIn, type Scope } from './hit-view.ts'

/** Records changed: their ranges are derived anew and matched against every component of their packages. */
export async function matchRecords(
  deed: Deed,
  change: { readonly sourceId: string; readonly names: readonly string[]; readonly batch: string },
): Promise<void> {
  const records = await readRecords(deed.db, change.sourceId, change.names)
  const derived = records.map((record) => ({
    recordName: record.name,
    vulnerabilityIds: record.vulnerabilityIds,
    ranges: rangesOf(record),
  }))
  const touched = await replaceRanges(deed.db, change.sourceId, derived)
  const changed = await rematch(deed, { vulnerabilityIds: touched }, 'advisory-changed')
  await refreshWorklist(deed, changed, change.batch)
}

/** A document filled its slot: its components are matched; what the item lost is counted out. */
export async function matchDocument(
  deed: Deed,
  change: { readonly documentId: string; readonly ciId: string },
): Promise<void> {
  await rematch(deed, { documentId: change.documentId }, 'composition-changed')
  const touched = await findVulnerabilitiesOf(deed.db, change.ciId)
  await refreshWorklist(deed, touched, change.documentId)
}

/** An item changed team, division, TLP or attributes: its findings are counted anew. */
export async function recountItem(deed: Deed, ciId: string): Promise<void> {
  await refreshWorklist(deed, await findVulnerabilitiesOf(deed.db, ciId), ciId)
}

/** One vulnerability turned out to be another: ranges and decisions go along, hits are made anew. */
export async function followMerge(
  deed: Deed,
  merge: { readonly from: string; readonly into: string },
): Promise<void> {
  await mergeRanges(deed.db, merge.from, merge.into)
  await moveAssessments(deed.db, merge.from, merge.into)
  const ids = [merge.from, merge.into]
  await rematch(deed, { vulnerabilityIds: ids }, 'merged')
  await refreshWorklist(deed, ids, merge.into)
}

/** Only what was readable is kept as a record, so an unreadable one here is a fault of ours. */
function rangesOf(record: RecordContent): readonly AffectedRange[] {
  const advisory = readAdvisory(zstdDecompressSync(record.content))
  if (!advisory.ok) throw new Error(`record ${record.name} cannot be read any more`)
  return deriveRanges(advisory.value)
}

async function rematch(deed: Deed, scope: Scope, ending: Ending): Promise<readonly string[]> {
  await computeWantedHits(deed.db, scope)
  return await applyWantedHits(deed.db, hitsIn(scope), { at: deed.now, ending })
}
