import type { Executor } from '#platform/database/database.ts'

/** Lets a document that could not be read be read once more. */
export async function reopenDocument(db: Executor, id: string): Promise<void> {
  await db
    .updateTable('inventory.document')
    .set({ state: 'received', problems: '[]', problem_count: 0 })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .execute()
}
