import { promisify } from 'node:util'
import { zstdCompress } from 'node:zlib'
import type { Deed } from '#domains/identity/index.ts'
import type { ReadDocument, ReadRecord } from '../feeds/feed.ts'
import { findDocuments, findLeftOut, insertDocument, writeChecksum } from './document-store.ts'
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

/** Keeps documents whose records have just been kept, each once with its verdict. What a newer one says no more is withdrawn. */
export async function keepDocuments(
  deed: Deed,
  sourceId: string,
  documents: readonly ReadDocument[],
): Promise<void> {
  for (const document of documents) await keepDocument(deed, sourceId, document)
}

async function keepDocument(deed: Deed, sourceId: string, document: ReadDocument): Promise<void> {
  const { facts, hash, content, records } = document
  const kept = (await findDocuments(deed.db, sourceId, [facts.name])).get(facts.name)
  if (kept !== undefined && Buffer.compare(kept.hash, hash) === 0) {
    if (document.checksum !== null) await writeChecksum(deed.db, sourceId, document)
    return
  }
  const revision = (kept?.revision ?? 0) + 1
  const packed = await compress(content)
  await insertDocument(deed.db, sourceId, { document, revision, packed, at: deed.now })
  const gone = await findLeftOut(deed.db, sourceId, { name: facts.name, records })
  await withdrawRecordsOf(deed, sourceId, gone)
}
