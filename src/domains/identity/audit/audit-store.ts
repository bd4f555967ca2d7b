import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** A line of the audit trail. */
export interface AuditDraft {
  readonly at: Temporal.Instant
  readonly actorId: string | null
  readonly actor: string
  readonly origin: 'ui' | 'api' | 'cli' | 'feed' | 'job'
  readonly action: string
  readonly outcome: 'done' | 'refused'
  readonly objectKind: string | null
  readonly objectId: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

export async function insertAudit(db: Executor, draft: AuditDraft): Promise<void> {
  await db
    .insertInto('identity.audit')
    .values({
      at: draft.at,
      actor_id: draft.actorId,
      actor: draft.actor,
      origin: draft.origin,
      action: draft.action,
      outcome: draft.outcome,
      object_kind: draft.objectKind,
      object_id: draft.objectId,
      detail: JSON.stringify(draft.detail),
    })
    .execute()
}

interface Seal {
  readonly number: number
  readonly upto_xid: string
  readonly upto_id: number
  readonly rows: number
  readonly hash: Buffer
}

interface SealedRow {
  readonly xid: string
  readonly id: number
  readonly line: string
}

const sealLock = 8720_0002
const rowsPerSeal = 1000

/**
 * Seals the rows committed since the last seal: hash = SHA-256(previous hash ‖ each row's text).
 * @returns how many rows were sealed
 */
export async function sealTrail(db: Executor, at: Temporal.Instant): Promise<number> {
  await sql`select pg_advisory_xact_lock(${sealLock})`.execute(db)
  const last = await lastSeal(db)
  const rows = await readLines(db, { after: last, limit: rowsPerSeal })
  const newest = rows.at(-1)
  if (newest === undefined) return 0
  await db
    .insertInto('identity.audit_seal')
    .values({
      number: last.number + 1,
      upto_xid: newest.xid,
      upto_id: newest.id,
      rows: rows.length,
      hash: hashOf(last.hash, rows),
      at,
    })
    .execute()
  return rows.length
}

/**
 * Recomputes the chain.
 * @returns the number of the first seal that does not hold, or undefined when all do
 */
export async function findBrokenSeal(db: Executor): Promise<number | undefined> {
  const seals = await db.selectFrom('identity.audit_seal').selectAll().orderBy('number').execute()
  let previous: Seal = noSeal
  for (const seal of seals) {
    const rows = await readLines(db, { after: previous, limit: seal.rows + 1, upto: seal })
    if (rows.length !== seal.rows || !hashOf(previous.hash, rows).equals(seal.hash)) return seal.number
    previous = seal
  }
  return undefined
}

/** How many seals there are, and how many lines came after the last one. */
export async function countSeals(
  db: Executor,
): Promise<{ readonly seals: number; readonly unsealed: number }> {
  const last = await lastSeal(db)
  const { rows } = await sql<{ unsealed: number }>`
    select count(*) as unsealed from identity.audit where (xid, id) > (${last.upto_xid}::xid8, ${last.upto_id})`.execute(
    db,
  )
  return { seals: last.number, unsealed: rows[0]?.unsealed ?? 0 }
}

const noSeal: Seal = { number: 0, upto_xid: '0', upto_id: 0, rows: 0, hash: Buffer.alloc(32) }

async function lastSeal(db: Executor): Promise<Seal> {
  const row = await db
    .selectFrom('identity.audit_seal')
    .selectAll()
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return row ?? noSeal
}

interface Stretch {
  readonly after: Seal
  readonly upto?: Seal
  readonly limit: number
}

async function readLines(db: Executor, { after, upto, limit }: Stretch): Promise<readonly SealedRow[]> {
  const end =
    upto === undefined
      ? sql`xid < pg_snapshot_xmin(pg_current_snapshot())`
      : sql`(xid, id) <= (${upto.upto_xid}::xid8, ${upto.upto_id})`
  const { rows } = await sql<SealedRow>`
    select xid::text as xid, id, audit::text as line from identity.audit
    where (xid, id) > (${after.upto_xid}::xid8, ${after.upto_id}) and ${end}
    order by audit.xid, id limit ${limit}`.execute(db)
  return rows
}

function hashOf(previous: Buffer, rows: readonly SealedRow[]): Buffer {
  const hash = createHash('sha256').update(previous)
  for (const row of rows) hash.update(row.line).update('\n')
  return hash.digest()
}
