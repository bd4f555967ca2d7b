import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** The document that fills a slot today; served by document_by_ci. */
export async function findSlotDocument(
  db: Executor,
  { ciId, slot }: { readonly ciId: string; readonly slot: string },
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from inventory.document
    where ci_id = ${ciId} and slot = ${slot} and state in ('read', 'partly') order by id desc limit 1`.execute(
    db,
  )
  return rows[0]
}
