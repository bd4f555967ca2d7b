import { sql } from 'kysely'
import type { Problem } from '#kernel/errors/app-error.ts'
import type { Executor } from '#platform/database/database.ts'
import { readerRevision } from './reading.data.ts'

/** That a document was read again and its slot came to hold something else; occurrences name it by its id. */
export interface Rereading {
  readonly id: string
  readonly documentId: string
  readonly at: Temporal.Instant
  /** Packages that came, went, and have another version. */
  readonly added: number
  readonly removed: number
  readonly changed: number
}

export async function insertRereading(db: Executor, made: Rereading): Promise<void> {
  await db
    .insertInto('inventory.rereading')
    .values({
      id: made.id,
      document_id: made.documentId,
      reader_revision: readerRevision,
      read_at: made.at,
      added: made.added,
      removed: made.removed,
      changed: made.changed,
    })
    .execute()
}

/** How reading it again ended; when and by whom it came, and what it changed then, stays. */
export async function settleReread(
  db: Executor,
  id: string,
  outcome: {
    readonly state: 'read' | 'partly'
    readonly format: string
    readonly formatVersion: string | null
    readonly components: number
    readonly problems: readonly Problem[]
    readonly problemCount: number
  },
): Promise<void> {
  await db
    .updateTable('inventory.document')
    .set({
      state: outcome.state,
      format: outcome.format,
      format_version: outcome.formatVersion,
      components: outcome.components,
      problems: JSON.stringify(outcome.problems),
      problem_count: outcome.problemCount,
      reader_revision: readerRevision,
    })
    .where('id', '=', id)
    .where('state', 'in', ['read', 'partly'])
    .execute()
}

/** Documents that fill a slot, and how many of them were read by readers of an earlier revision. */
export interface CurrentReadings {
  readonly documents: number
  readonly outdated: number
}

/** Served by document_current. */
export async function countReadings(db: Executor): Promise<CurrentReadings> {
  const { rows } = await sql<CurrentReadings>`
    select count(*)::int as documents, (count(*) filter (where reader_revision < ${readerRevision}))::int as outdated
    from inventory.document where state in ('read', 'partly')`.execute(db)
  return rows[0] ?? { documents: 0, outdated: 0 }
}

/** The next document that an earlier revision read, in the order of ids; served by document_current. */
export async function findOutdated(db: Executor, after: string | null): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from inventory.document
    where state in ('read', 'partly') and reader_revision < ${readerRevision}
      and ${after === null ? sql`true` : sql`id > ${after}::uuid`}
    order by id limit 1`.execute(db)
  return rows[0]?.id
}

/** One of the documents that fill a slot. Served by document_current. */
export async function findAnyCurrent(
  db: Executor,
): Promise<{ readonly id: string; readonly ciId: string } | undefined> {
  return await db
    .selectFrom('inventory.document')
    .select(['id', 'ci_id as ciId'])
    .where('state', 'in', ['read', 'partly'])
    .limit(1)
    .executeTakeFirst()
}
