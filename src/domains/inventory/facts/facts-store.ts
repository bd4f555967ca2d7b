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

/** What replaced documents of the slot said is not shown any more; their bytes are kept as they came. */
export async function forgetFacts(
  db: Executor,
  { ciId, slot }: { readonly ciId: string; readonly slot: string },
): Promise<void> {
  await sql`delete from inventory.document_facts f using inventory.document doc
    where doc.ci_id = ${ciId} and doc.slot = ${slot} and doc.state = 'replaced' and f.document_id = doc.id`.execute(
    db,
  )
}
