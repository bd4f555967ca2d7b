import { promisify } from 'node:util'
import { zstdCompress } from 'node:zlib'
import type { Deed } from '#domains/identity/index.ts'
import type { ReadDocument, ReadRecord } from '../feeds/feed.ts'
import { findDocuments, findLeftOut, insertDocuments, writeChecksum } from './document-store.ts'
import { plausibleTime } from './times.ts'
import { withdrawRecordsOf } from './withdraw-actions.ts'

const compress = promisify(zstdCompress)

/** What of a delivery is not older than what is kept, or than another copy of it in the same delivery. */
export interface NewestDocuments {
  readonly documents: readonly ReadDocument[]
  readonly records: readonly ReadRecord[]
}

/**
 * Leaves out older copies of documents with their records: a vulnerability that the newer one says no more would come back
 * with them.
 */
export async function leaveOutOlder(
  deed: Deed,
  sourceId: string,
  { documents, records }: NewestDocuments,
): Promise<NewestDocuments> {
  const names = [...new Set(documents.map(({ facts }) => facts.name))]
  if (names.length === 0) return { documents, records }
  const kept = await findDocuments(deed.db, sourceId, names)
  const newest = new Map<string, number>()
  const told = [
    ...[...kept].map(([name, { modified }]) => ({ name, modified })),
    ...documents.map(({ facts }) => facts),
  ]
  for (const { name, modified } of told) {
    const time = plausibleTime(modified, deed.now)
    if (time !== null) newest.set(name, Math.max(newest.get(name) ?? time, time))
  }
  const isNewest = (name: string, modified: string | null) => {
    const time = plausibleTime(modified, deed.now)
    return time === null || time >= (newest.get(name) ?? time)
  }
  return {
    documents: documents.filter(({ facts }) => isNewest(facts.name, facts.modified)),
    records: records.filter(
      ({ facts }) => facts.document === undefined || isNewest(facts.document, facts.modified),
    ),
  }
}

/**
 * Keeps documents whose records have just been kept, each once with its verdict. What a newer one says no more is
 * withdrawn.
 */
export async function keepDocuments(
  deed: Deed,
  sourceId: string,
  documents: readonly ReadDocument[],
): Promise<void> {
  for (const round of roundsOf(documents)) await keepRound(deed, sourceId, round)
}

/** As many in a row as have different names: of two with one name the later comes after the first. */
function roundsOf(documents: readonly ReadDocument[]): readonly (readonly ReadDocument[])[] {
  const rounds: ReadDocument[][] = []
  let names = new Set<string>()
  for (const document of documents) {
    if (rounds.length === 0 || names.has(document.facts.name)) {
      rounds.push([])
      names = new Set()
    }
    names.add(document.facts.name)
    rounds.at(-1)?.push(document)
  }
  return rounds
}

async function keepRound(deed: Deed, sourceId: string, round: readonly ReadDocument[]): Promise<void> {
  const names = round.map(({ facts }) => facts.name)
  const kept = await findDocuments(deed.db, sourceId, names)
  const isKept = ({ facts, hash }: ReadDocument) => {
    const before = kept.get(facts.name)
    return before !== undefined && Buffer.compare(before.hash, hash) === 0
  }
  for (const same of round.filter(isKept)) {
    if (same.checksum !== null) await writeChecksum(deed.db, sourceId, same)
  }
  const fresh = round.filter((document) => !isKept(document))
  if (fresh.length === 0) return
  const made = fresh.map(async (document) => ({
    document,
    revision: (kept.get(document.facts.name)?.revision ?? 0) + 1,
    packed: await compress(document.content),
  }))
  await insertDocuments(deed.db, sourceId, { made: await Promise.all(made), at: deed.now })
  const leftOut = await findLeftOut(deed.db, sourceId, fresh)
  await withdrawRecordsOf(
    deed,
    sourceId,
    leftOut.map(({ name }) => name),
  )
}
