import { sql } from 'kysely'
import type { Problem } from '#kernel/errors/app-error.ts'
import type { Executor } from '#platform/database/database.ts'

export interface DocumentRow {
  readonly id: string
  readonly slot: string
  readonly name: string
  readonly format: string | null
  readonly formatVersion: string | null
  readonly hash: string
  readonly bytes: number
  readonly state: 'received' | 'read' | 'partly' | 'failed' | 'replaced'
  readonly components: number | null
  readonly problems: readonly Problem[]
  readonly problemCount: number
  readonly receivedAt: Temporal.Instant
  readonly receivedBy: string | null
  readonly changes: Counts | null
  /** When better readers read it again last and its slot came to hold something else, and what; null: never. */
  readonly reread: { readonly at: string; readonly changes: Counts } | null
}

interface Counts {
  readonly added: number
  readonly removed: number
  readonly changed: number
}

/** An item's documents, newest first; served by document_by_ci. The item's own visibility is asked before. */
export async function listDocumentRows(
  db: Executor,
  ciId: string,
  page: { readonly before?: string | undefined; readonly limit: number },
): Promise<readonly DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`
    select doc.id, doc.slot, doc.name, doc.format, doc.format_version as "formatVersion", doc.hash, doc.bytes, doc.state,
      doc.components, doc.problems, doc.problem_count as "problemCount", doc.received_at as "receivedAt",
      p.name as "receivedBy", case when doc.added is not null then
        jsonb_build_object('added', doc.added, 'removed', doc.removed, 'changed', doc.changed) end as changes,
      (select jsonb_build_object('at', r.read_at, 'changes', jsonb_build_object('added', r.added, 'removed', r.removed,
          'changed', r.changed))
        from inventory.rereading r where r.document_id = doc.id order by r.id desc limit 1) as reread
    from inventory.document doc left join identity.person p on p.id = doc.received_by
    where doc.ci_id = ${ciId} and ${page.before === undefined ? sql`true` : sql`doc.id < ${page.before}::uuid`}
    order by doc.id desc limit ${page.limit}`.execute(db)
  return rows
}

/** What a document of the item changed, in packages: null while not known; undefined if there is no such document. */
export async function findChangeCounts(
  db: Executor,
  ciId: string,
  documentId: string,
): Promise<DocumentRow['changes'] | undefined> {
  const row = await db
    .selectFrom('inventory.document')
    .select(['added', 'removed', 'changed'])
    .where('id', '=', documentId)
    .where('ci_id', '=', ciId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { added, removed, changed } = row
  return added === null || removed === null || changed === null ? null : { added, removed, changed }
}
