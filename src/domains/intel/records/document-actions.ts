import { promisify } from 'node:util'
import { zstdCompress } from 'node:zlib'
import type { Deed } from '#domains/identity/index.ts'
import type { ReadDocument } from '../feeds/feed.ts'
import { findDocument, findLeftOut, insertDocument, writeChecksum } from './document-store.ts'
import { plausibleTime } from './times.ts'
import { withdrawRecordsOf } from './withdraw-actions.ts'

const compress = promisify(zstdCompress)

/**
 * Keeps documents whose records have just been kept, each once with its verdict. What a newer one says no more is withdrawn.
 * An older copy changes nothing.
 */
export async function keepDocuments(
  deed: Deed,
  sourceId: string,
  documents: readonly ReadDocument[],
): Promise<void> {
  for (const document of documents) await keepDocument(deed, sourceId, document)
}

async function keepDocument(deed: Deed, sourceId: string, document: ReadDocument): Promise<void> {
  const { facts, hash, content, records } = document
  const kept = await findDocument(deed.db, sourceId, facts.name)
  if (kept !== undefined && Buffer.compare(kept.hash, hash) === 0) {
    await writeChecksum(deed.db, sourceId, document)
    return
  }
  const ours = plausibleTime(kept?.modified ?? null, deed.now)
  const theirs = plausibleTime(facts.modified, deed.now)
  if (ours !== null && theirs !== null && theirs < ours) return
  const revision = (kept?.revision ?? 0) + 1
  await insertDocument(deed.db, sourceId, { document, revision, packed: await compress(content), at: deed.now })
  const gone = await findLeftOut(deed.db, sourceId, { name: facts.name, records })
  await withdrawRecordsOf(deed, sourceId, gone)
}
