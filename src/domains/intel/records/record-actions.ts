import type { Deed } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { takeNumbers } from '#platform/database/counters.ts'
import { emit } from '#platform/events/outbox.ts'
import { isCve } from '#versions/identifiers/vulnerability-id/index.ts'
import type { ReadRecord } from '../feeds/feed.ts'
import { moveInterests } from '../interest/proposal-store.ts'
import { type Grouping, groupRecord, type Known } from '../vulnerabilities/grouping.ts'
import {
  type Edges,
  findKnown,
  findOwners,
  insertVulnerabilities,
  mergeVulnerability,
  type NewVulnerability,
  nameVulnerability,
  refreshVulnerabilities,
  replaceEdges,
} from '../vulnerabilities/vulnerability-store.ts'
import { findChanged, insertRevisions, lockRecords } from './record-store.ts'

/**
 * Keeps those records that changed, groups them into vulnerabilities and tells the house. Run again with the same
 * records it changes nothing.
 * @returns how many changed
 */
export async function keepRecords(
  deed: Deed,
  sourceId: string,
  batch: { readonly records: readonly ReadRecord[]; readonly jobId: string },
): Promise<number> {
  await lockRecords(deed.db)
  const records = await findChanged(deed.db, sourceId, lastOfEach(batch.records))
  if (records.length === 0) return 0
  const names = records.map((record) => record.facts.name)
  await insertRevisions(deed.db, sourceId, { records, at: deed.now })
  const before = await findOwners(deed.db, sourceId, names)
  const plan = createPlan(await findKnown(deed.db, allNames(records)), () => newId(deed.context.clock))
  for (const record of records) plan.place(record)
  const outcome = plan.outcome()
  await carryOut(deed, outcome)
  await replaceEdges(deed.db, sourceId, outcome.edges)
  const belongs = outcome.edges.flatMap((edge) => edge.belongs.map(({ id }) => id))
  const touched = [...new Set([...before, ...belongs])]
  await refreshVulnerabilities(deed.db, touched, deed.now)
  await emit(deed, {
    name: 'intel.records-changed',
    payload: { sourceId, names, batch: batch.jobId },
    at: deed.now,
  })
  await emit(deed, { name: 'intel.vulnerabilities-changed', payload: { ids: touched }, at: deed.now })
  return records.length
}

function lastOfEach(batch: readonly ReadRecord[]): readonly ReadRecord[] {
  return [...new Map(batch.map((record) => [record.facts.name, record])).values()]
}

function allNames(records: readonly ReadRecord[]): readonly string[] {
  return [...new Set(records.flatMap((record) => record.facts.names))]
}

interface Outcome {
  readonly edges: readonly Edges[]
  readonly fresh: readonly { readonly id: string; readonly cve: string | null; readonly name: string }[]
  readonly named: Grouping['named']
  readonly merged: Grouping['merged']
}

/** Places records one after the other; each sees what the ones before it made. */
function createPlan(known: readonly (Known & { readonly name: string })[], makeId: () => string) {
  const byId = new Map(known.map((one) => [one.id, { id: one.id, cve: one.cve }]))
  const idsByName = new Map<string, Set<string>>()
  for (const one of known) learn(one.name, one.id)
  const fresh: { id: string; cve: string | null; name: string }[] = []
  const named: { id: string; cve: string }[] = []
  const merged: { from: string; into: string }[] = []
  const places = new Map<ReadRecord, Set<string>>()

  function learn(name: string, id: string): void {
    idsByName.set(name, (idsByName.get(name) ?? new Set()).add(id))
  }

  function byName(name: string): readonly Known[] {
    return [...(idsByName.get(name) ?? [])].flatMap((id) => byId.get(id) ?? [])
  }

  function apply(record: ReadRecord, grouping: Grouping): readonly string[] {
    for (const one of grouping.named) byId.set(one.id, one)
    for (const { from, into } of grouping.merged) leadOn(from, into)
    const made = grouping.fresh.map((cve) => ({ id: makeId(), cve, name: cve ?? record.facts.name }))
    for (const one of made) byId.set(one.id, { id: one.id, cve: one.cve })
    fresh.push(...made)
    named.push(...grouping.named)
    merged.push(...grouping.merged)
    return [...grouping.existing, ...made.map((one) => one.id)]
  }

  function leadOn(from: string, into: string): void {
    byId.delete(from)
    for (const ids of idsByName.values()) if (ids.delete(from)) ids.add(into)
    for (const ids of places.values()) if (ids.delete(from)) ids.add(into)
  }

  /** A CVE is a name of its own holder only, however many the record names. */
  function namesOf(id: string, names: readonly string[]): readonly string[] {
    return names.filter((name) => !isCve(name) || name === byId.get(id)?.cve)
  }

  return {
    place(record: ReadRecord): void {
      const { names } = record.facts
      const byCve = (cve: string) => byName(cve).find((one) => one.cve === cve)
      const ids = apply(record, groupRecord(names, { byCve, byName }))
      for (const id of ids) for (const name of namesOf(id, names)) learn(name, id)
      places.set(record, new Set(ids))
    },
    outcome(): Outcome {
      const edges = [...places].map(([record, ids]) => ({
        recordName: record.facts.name,
        belongs: [...ids].map((id) => ({ id, names: namesOf(id, record.facts.names) })),
      }))
      return { edges, fresh, named, merged }
    },
  }
}

async function carryOut(deed: Deed, outcome: Outcome): Promise<void> {
  const year = deed.now.toZonedDateTimeISO('UTC').year
  const first =
    outcome.fresh.length === 0 ? 0 : await takeNumbers(deed.db, { prefix: 'VUL', year }, outcome.fresh.length)
  const rows: NewVulnerability[] = outcome.fresh.map((one, index) => ({
    ...one,
    shortId: `VUL-${year}-${String(first + index).padStart(4, '0')}`,
  }))
  await insertVulnerabilities(deed.db, rows, deed.now)
  for (const { id, cve } of outcome.named) await nameVulnerability(deed.db, id, cve)
  for (const { from, into } of outcome.merged) {
    await mergeVulnerability(deed.db, from, into)
    await moveInterests(deed.db, from, into)
    await emit(deed, { name: 'intel.vulnerability-merged', payload: { from, into }, at: deed.now })
  }
}
