import type { Deed } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { takeNumbers } from '#platform/database/counters.ts'
import { emit } from '#platform/events/outbox.ts'
import type { ReadRecord, RecordFacts } from '../feeds/feed.ts'
import { feeds } from '../feeds/index.ts'
import { tellVulnerabilities } from '../vulnerabilities/change-actions.ts'
import { deleteEdges, findOwners, insertEdges } from '../vulnerabilities/edge-store.ts'
import { leadingFacts, type Member } from '../vulnerabilities/leading.ts'
import { type Placement, placeRecords } from '../vulnerabilities/placing.ts'
import { refreshVulnerabilities } from '../vulnerabilities/refresh-actions.ts'
import { foldNames } from '../vulnerabilities/search-text.ts'
import {
  findKnown,
  insertVulnerabilities,
  mergeVulnerability,
  nameVulnerabilities,
  putOffSearch,
} from '../vulnerabilities/vulnerability-store.ts'
import { doubtTimes, type Kept, meansTheSame, newestOfEach, type Standing, standingOf } from './changes.ts'
import { type Pack, packRecords } from './pack.ts'
import {
  findKept,
  findRestated,
  hasRevision,
  insertRevisions,
  lockRecords,
  type NewRevision,
  rewriteRevisions,
} from './record-store.ts'
import { type RecordContent, readBytesOf, readRecords } from './record-view.ts'
import { keepDecisions, keepListed } from './told-actions.ts'

/** What came of records that came in. */
export interface KeptRecords {
  /** Names of those that changed. */
  readonly changed: readonly string[]
  /** Copies that are older than what is kept. */
  readonly older: number
}

/**
 * Keeps those records that changed, groups them into vulnerabilities and tells the house. Run again with the same
 * records it changes nothing.
 */
export async function keepRecords(
  deed: Deed,
  sourceId: string,
  batch: { readonly records: readonly ReadRecord[]; readonly jobId: string },
): Promise<KeptRecords> {
  await lockRecords(deed.db)
  const { changes, older } = await findChanges(deed, sourceId, batch.records)
  return { changed: await keepChanges(deed, sourceId, { changes, jobId: batch.jobId }), older }
}

/**
 * Keeps what records that are kept are read to say today: where it is anything else it stands in the place of what was
 * read before, and all follows from it that would have. What nobody knew yet is kept as if it came.
 * @param batch.records all from the bytes that are kept
 * @returns the names of those that say anything else
 */
export async function restateRecords(
  deed: Deed,
  sourceId: string,
  batch: { readonly records: readonly ReadRecord[]; readonly jobId: string },
): Promise<readonly string[]> {
  await lockRecords(deed.db)
  const changes = await findRestatements(deed, sourceId, batch.records)
  return await keepChanges(deed, sourceId, { changes, jobId: batch.jobId })
}

async function keepChanges(
  deed: Deed,
  sourceId: string,
  { changes, jobId }: Pick<News, 'changes' | 'jobId'>,
): Promise<readonly string[]> {
  if (changes.length === 0) return []
  const names = changes.map(({ record }) => record.facts.name)
  // Packing goes on beside the queries.
  const restated = changes.filter(({ isRestated }) => isRestated)
  const arrived = changes.filter(({ isRestated }) => !isRestated)
  const [placement, ...packs] = await Promise.all([
    place(deed, sourceId, changes),
    pack(arrived),
    pack(restated),
  ])
  await keepRevisions(deed, sourceId, { arrived, restated, packs })
  const revised = changes.filter(({ isKnown }) => isKnown).map(({ record }) => record.facts.name)
  const before = await findOwners(deed.db, sourceId, revised)
  await deleteEdges(deed.db, sourceId, { recordNames: revised, vulnerabilityIds: before })
  await keepListed(deed, sourceId, changes)
  await makeVulnerabilities(deed, sourceId, { placement, changes })
  await insertEdges(deed.db, sourceId, { edges: placement.edges, at: deed.now })
  const fresh = placement.fresh.map(({ id }) => id)
  const others = othersOf(placement, [...before, ...fresh])
  const merged = await mergeAll(deed, placement.merged)
  const shown = await refreshVulnerabilities(deed.db, [...before, ...others], deed.now)
  const weighed = await keepDecisions(deed, sourceId, { placement, changes, before })
  await tell(deed, {
    sourceId,
    changes,
    jobId,
    ids: [...fresh, ...shown, ...merged, ...weighed],
  })
  return names
}

interface Change {
  readonly record: ReadRecord
  readonly revision: number
  /** Whether another reading of it, or another revision, counted until now. */
  readonly isKnown: boolean
  /** Whether it takes the place of that: the same bytes, read otherwise. */
  readonly isRestated: boolean
}

async function findChanges(
  deed: Deed,
  sourceId: string,
  records: readonly ReadRecord[],
): Promise<{ readonly changes: readonly Change[]; readonly older: number }> {
  const newest = newestOfEach(records, deed.now)
  const kept = await findKept(
    deed.db,
    sourceId,
    newest.map(({ facts }) => facts.name),
  )
  const standings = newest.map((record) => standingOf(record, kept.get(record.facts.name), deed.now))
  const doubtful = newest.filter((_, index) => standings[index] === 'doubtful').map(({ facts }) => facts.name)
  const bytes = doubtful.length === 0 ? new Map() : await readBytesOf(deed.db, sourceId, doubtful)
  let older = 0
  const changes: Change[] = []
  for (const [index, record] of newest.entries()) {
    const { name } = record.facts
    const isDoubtful = standings[index] === 'doubtful'
    const settled = isDoubtful
      ? await settleDoubt(deed, sourceId, { record, bytes: bytes.get(name) })
      : standings[index]
    if (settled === 'older') older += 1
    if (settled === 'new' || settled === 'changed') changes.push({ record, ...revisionAfter(kept.get(name)) })
  }
  return { changes, older }
}

function revisionAfter(kept: Kept | undefined): Omit<Change, 'record'> {
  return { revision: (kept?.revision ?? 0) + 1, isKnown: kept !== undefined, isRestated: false }
}

/** Records that are kept and are read to say anything else today, and those that nobody knew. */
async function findRestatements(
  deed: Deed,
  sourceId: string,
  records: readonly ReadRecord[],
): Promise<readonly Change[]> {
  const names = records.map(({ facts }) => facts.name)
  const kept = await findKept(deed.db, sourceId, names)
  const bytes = await readBytesOf(deed.db, sourceId, names)
  const derived = new Map((await readRecords(deed.db, sourceId, names)).map((one) => [one.name, one]))
  const changes = newestOfEach(records, deed.now).map((record): Change => {
    const before = kept.get(record.facts.name)
    return before === undefined
      ? { record, ...revisionAfter(before) }
      : { record, revision: before.revision, isKnown: true, isRestated: true }
  })
  const known = changes.filter(({ isRestated }) => isRestated)
  const restated = await findRestated(deed.db, sourceId, revisionsOf(deed, known))
  return changes.filter(({ record: { facts, content }, isRestated }) => {
    if (!isRestated || restated.has(facts.name)) return true
    const isSame = Buffer.compare(bytes.get(facts.name) ?? Buffer.of(), content) === 0
    return !isSame || !tellsTheSame(derived.get(facts.name), facts)
  })
}

/** What ranges are derived from. */
function tellsTheSame(kept: RecordContent | undefined, { affected, products }: RecordFacts): boolean {
  const told = [JSON.parse(affected), products === undefined ? null : JSON.parse(products)]
  return JSON.stringify([kept?.affected, kept?.products]) === JSON.stringify(told)
}

/**
 * Reads the bytes that are kept once more, with today's reader. What was replaced before is an old copy: two files of a
 * source that go on disagreeing do not take turns.
 */
async function settleDoubt(
  deed: Deed,
  sourceId: string,
  { record, bytes }: { readonly record: ReadRecord; readonly bytes: Uint8Array | undefined },
): Promise<Standing> {
  const feed = feeds.get(sourceId)
  if (feed?.shape !== 'records' || bytes === undefined) return 'changed'
  const kept = feed.read(bytes)
  if (kept.ok && meansTheSame(kept.value, record.facts)) return 'same'
  return (await hasRevision(deed.db, sourceId, record)) ? 'older' : 'changed'
}

async function place(deed: Deed, sourceId: string, changes: readonly Change[]): Promise<Placement> {
  const records = changes.map(({ record }) => record.facts)
  const recordNames = changes.filter(({ isKnown }) => isKnown).map(({ record }) => record.facts.name)
  const names = [...new Set(records.flatMap((facts) => facts.names))]
  const known = await findKnown(deed.db, names, { sourceId, recordNames })
  return placeRecords(records, known, () => newId(deed.context.clock))
}

async function pack(changes: readonly Change[]): Promise<readonly Pack[]> {
  return await packRecords(
    changes.map(({ record: { content, facts } }) => ({
      content,
      affected: facts.affected,
      products: facts.products,
    })),
  )
}

async function keepRevisions(
  deed: Deed,
  sourceId: string,
  {
    arrived,
    restated,
    packs: [ofArrived = [], ofRestated = []],
  }: {
    readonly arrived: readonly Change[]
    readonly restated: readonly Change[]
    /** Those of the first, and those of the others. */
    readonly packs: readonly (readonly Pack[])[]
  },
): Promise<void> {
  if (arrived.length > 0) {
    const revisions = revisionsOf(deed, arrived)
    await insertRevisions(deed.db, sourceId, { revisions, packs: ofArrived, at: deed.now })
  }
  if (restated.length > 0) {
    const revisions = revisionsOf(deed, restated)
    await rewriteRevisions(deed.db, sourceId, { revisions, packs: ofRestated })
  }
}

function revisionsOf(deed: Deed, changes: readonly Change[]): readonly NewRevision[] {
  return changes.map(({ record: { facts, hash, problems }, revision }) => ({
    facts,
    revision,
    hash,
    problems: JSON.stringify([...problems, ...doubtTimes(facts, deed.now)]),
  }))
}

/** From so many new vulnerabilities on it pays to file them for search together. */
export const many = 500

interface Making {
  readonly placement: Placement
  readonly changes: readonly Change[]
}

/** Vulnerabilities nobody knew: all that is said of them stands in these records. */
async function makeVulnerabilities(
  deed: Deed,
  sourceId: string,
  { placement, changes }: Making,
): Promise<void> {
  const { fresh, named } = placement
  const told = toldOfEach(sourceId, { placement, changes })
  const year = deed.now.toZonedDateTimeISO('UTC').year
  const first = fresh.length === 0 ? 0 : await takeNumbers(deed.db, { prefix: 'VUL', year }, fresh.length)
  const rows = fresh.map(({ id, cve }, index) => {
    const shortId = `VUL-${year}-${String(first + index).padStart(4, '0')}`
    const { members = [], names = [] } = told.get(id) ?? {}
    const facts = leadingFacts(members, deed.now)
    const name = cve ?? members[0]?.name ?? shortId
    const titles = members.map(({ title }) => title)
    return { id, cve, shortId, name, facts, folded: foldNames([shortId, ...names], facts.title, titles) }
  })
  await nameVulnerabilities(deed.db, named)
  if (rows.length >= many) await putOffSearch(deed.db)
  await insertVulnerabilities(deed.db, rows, deed.now)
}

interface Told {
  readonly members: Member[]
  readonly names: Set<string>
}

/** What the records say, by vulnerability. */
function toldOfEach(sourceId: string, { placement, changes }: Making): ReadonlyMap<string, Told> {
  const told = new Map(
    placement.fresh.map(({ id }): [string, Told] => [id, { members: [], names: new Set() }]),
  )
  for (const [index, edge] of placement.edges.entries()) {
    const facts = changes[index]?.record.facts
    for (const { id, names } of edge.belongs) {
      const one = told.get(id)
      if (one === undefined || facts === undefined) continue
      one.members.push({ ...facts, sourceId, word: facts.severityRating, ...vectorOf(facts) })
      for (const name of names) one.names.add(name)
    }
  }
  return told
}

function vectorOf(facts: ReadRecord['facts']): Pick<Member, 'vector' | 'score'> {
  return { vector: facts.severityVector, score: facts.severityScore }
}

/** Vulnerabilities that the records speak of, without some. */
function othersOf(placement: Placement, known: readonly string[]): readonly string[] {
  const left = new Set(known)
  const ids = placement.edges.flatMap((edge) => edge.belongs.map(({ id }) => id))
  return [...new Set(ids)].filter((id) => !left.has(id))
}

/** @returns the vulnerabilities that were led on */
async function mergeAll(deed: Deed, merged: Placement['merged']): Promise<readonly string[]> {
  for (const { from, into } of merged) {
    await mergeVulnerability(deed.db, from, into)
    await emit(deed, { name: 'intel.vulnerability-merged', payload: { from, into }, at: deed.now })
  }
  return merged.map(({ from }) => from)
}

function namesAnything({ affected, products = '' }: ReadRecord['facts']): boolean {
  return affected !== '[]' || products.includes('cpe:')
}

interface News {
  readonly sourceId: string
  readonly changes: readonly Change[]
  readonly jobId: string
  readonly ids: readonly string[]
}

/** Nothing can follow from a new record that calls no package affected, and no product that has a CPE name. */
async function tell(deed: Deed, { sourceId, changes, jobId, ids }: News): Promise<void> {
  const names = changes
    .filter(({ record, isKnown }) => isKnown || namesAnything(record.facts))
    .map(({ record }) => record.facts.name)
  if (names.length > 0) {
    const payload = { sourceId, names, batch: jobId }
    await emit(deed, { name: 'intel.records-changed', payload, at: deed.now })
  }
  await tellVulnerabilities(deed, ids, { cause: 'records' })
}
