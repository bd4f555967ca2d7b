import { sql } from 'kysely'
import type { Problem } from '#kernel/errors/app-error.ts'
import type { Executor } from '#platform/database/database.ts'
import { readerRevision } from './reading.data.ts'

export interface NewDocument {
  readonly id: string
  readonly ciId: string
  readonly slot: string
  readonly name: string
  readonly hash: string
  readonly bytes: number
  readonly receivedAt: Temporal.Instant
  readonly receivedBy: string | null
}

export async function insertDocument(db: Executor, document: NewDocument): Promise<void> {
  await db
    .insertInto('inventory.document')
    .values({
      id: document.id,
      ci_id: document.ciId,
      slot: document.slot,
      name: document.name,
      hash: document.hash,
      bytes: document.bytes,
      state: 'received',
      received_at: document.receivedAt,
      received_by: document.receivedBy,
    })
    .execute()
}

export interface KeptDocument {
  readonly id: string
  readonly ciId: string
  readonly slot: string
  /** What the file was called when it came. */
  readonly name: string
  readonly hash: string
  readonly bytes: number
  readonly state: 'received' | 'read' | 'partly' | 'failed' | 'replaced'
  readonly components: number | null
  readonly problems: unknown
  readonly problemCount: number
  /** The distribution release that the item's own attributes tell: `debian-12`. */
  readonly distribution: string | null
}

export async function findDocument(db: Executor, id: string): Promise<KeptDocument | undefined> {
  return await db
    .selectFrom('inventory.document as doc')
    .innerJoin('inventory.ci as ci', 'ci.id', 'doc.ci_id')
    .select([
      'doc.id',
      'doc.ci_id as ciId',
      'doc.slot',
      'doc.name',
      'doc.hash',
      'doc.bytes',
      'doc.state',
      'doc.components',
      'doc.problems',
      'doc.problem_count as problemCount',
      sql<string | null>`ci.attributes ->> 'distribution'`.as('distribution'),
    ])
    .where('doc.id', '=', id)
    .executeTakeFirst()
}

/** How reading ended; a document that was replaced meanwhile stays replaced. */
export async function settleDocument(
  db: Executor,
  id: string,
  outcome: {
    readonly state: 'read' | 'partly' | 'failed'
    readonly format: string | null
    readonly formatVersion: string | null
    readonly components: number | null
    readonly problems: readonly Problem[]
    readonly problemCount: number
    /** Packages that came, went, and have another version. */
    readonly change?: { readonly added: number; readonly removed: number; readonly changed: number }
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
      added: outcome.change?.added ?? null,
      removed: outcome.change?.removed ?? null,
      changed: outcome.change?.changed ?? null,
      reader_revision: readerRevision,
    })
    .where('id', '=', id)
    .where('state', '=', 'received')
    .execute()
}

/** Whether a later document of the slot has been read already: then this one is history. */
export async function isSuperseded(db: Executor, document: KeptDocument): Promise<boolean> {
  const row = await db
    .selectFrom('inventory.document')
    .select('id')
    .where('ci_id', '=', document.ciId)
    .where('slot', '=', document.slot)
    .where('state', 'in', ['read', 'partly'])
    .where(sql<boolean>`id > ${document.id}`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * An archive gives way to the documents in it: it fills no slot itself. @returns whether it had not done so before
 */
export async function giveWay(db: Executor, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('inventory.document')
    .set({ state: 'replaced' })
    .where('id', '=', id)
    .where('state', '=', 'received')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Documents that gave way to another. */
export interface Replaced {
  readonly ids: readonly string[]
  /** Whether any of them told which package is which product. */
  readonly toldPairs: boolean
}

/** Earlier documents of the slot give way. Holds the slot until the transaction ends. */
export async function replaceEarlier(db: Executor, document: KeptDocument): Promise<Replaced> {
  await holdSlot(db, document)
  const rows = await db
    .updateTable('inventory.document')
    .set({ state: 'replaced' })
    .where('ci_id', '=', document.ciId)
    .where('slot', '=', document.slot)
    .where('id', '<>', document.id)
    .where('state', 'in', ['received', 'read', 'partly'])
    .where(sql<boolean>`id < ${document.id}`)
    .returning([
      'id',
      sql<boolean>`exists (select from inventory.told_pair t where t.document_id = document.id)`.as(
        'toldPairs',
      ),
    ])
    .execute()
  return { ids: rows.map(({ id }) => id), toldPairs: rows.some((row) => row.toldPairs) }
}

/** Whoever changes what a slot holds waits for others who do, until their transactions end. */
export async function holdSlot(
  db: Executor,
  { ciId, slot }: Pick<KeptDocument, 'ciId' | 'slot'>,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${ciId}/${slot}`}, 8720))`.execute(db)
}
