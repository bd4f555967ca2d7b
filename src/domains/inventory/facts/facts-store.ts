import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { PackedFacts } from './stretch.ts'

/** So many bytes travel in one statement. */
const statementBytes = 4 * 1024 * 1024

/** Keeps what a document says; another attempt at the same document finds it there. */
export async function insertFacts(
  db: Executor,
  documentId: string,
  facts: readonly PackedFacts[],
): Promise<void> {
  for (const batch of batchesOf(facts)) {
    await db
      .insertInto('inventory.document_facts')
      .values(
        batch.map(({ kind, first, bytes }) => ({
          document_id: documentId,
          kind,
          first,
          facts: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

function* batchesOf(facts: readonly PackedFacts[]): Generator<readonly PackedFacts[]> {
  let batch: PackedFacts[] = []
  let bytes = 0
  for (const one of facts) {
    batch.push(one)
    bytes += one.bytes.length
    if (bytes < statementBytes && batch.length < 1000) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}

/** What replaced documents said is not shown any more; their bytes are kept as they came. */
export async function forgetFacts(db: Executor, documentIds: readonly string[]): Promise<void> {
  await sql`delete from inventory.document_facts where document_id = any(${[...documentIds]}::uuid[])`.execute(
    db,
  )
}

/**
 * Keeps what a document says in place of what it was read to say before; the same is not written again.
 * @returns whether it is anything else
 */
export async function replaceFacts(
  db: Executor,
  documentId: string,
  facts: readonly PackedFacts[],
): Promise<boolean> {
  const { rows } = await sql<{ stretch: string }>`
    select kind || ' ' || first || ' ' || encode(sha256(facts), 'hex') as stretch
    from inventory.document_facts where document_id = ${documentId}`.execute(db)
  const kept = new Set(rows.map(({ stretch }) => stretch))
  if (kept.size === facts.length && facts.every((one) => kept.has(stretchOf(one)))) return false
  await forgetFacts(db, [documentId])
  await insertFacts(db, documentId, facts)
  return true
}

function stretchOf({ kind, first, bytes }: PackedFacts): string {
  return `${kind} ${first} ${createHash('sha256').update(bytes).digest('hex')}`
}
