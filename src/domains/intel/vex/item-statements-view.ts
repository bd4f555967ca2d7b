import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** A slot of an item. */
export interface ItemSlot {
  readonly ciId: string
  readonly slot: string
}

/** Where an imported document stands, and whether it says anything of vulnerabilities; by the primary keys of both. */
export async function findImported(
  db: Executor,
  documentId: string,
): Promise<(ItemSlot & { readonly name: string; readonly statesAny: boolean }) | undefined> {
  const { rows } = await sql<ItemSlot & { name: string; statesAny: boolean }>`
    select doc.ci_id as "ciId", doc.slot, doc.name, exists(
      select from inventory.document_facts f where f.document_id = doc.id and f.kind = 'vulnerability') as "statesAny"
    from inventory.document doc where doc.id = ${documentId}`.execute(db)
  return rows[0]
}

/** What the document of a slot states, as kept: its id. Served by vex_document_slot. */
export async function findItemVex(db: Executor, { ciId, slot }: ItemSlot): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from intel.vex_document where ci_id = ${ciId} and slot = ${slot}`.execute(db)
  return rows[0]?.id
}
