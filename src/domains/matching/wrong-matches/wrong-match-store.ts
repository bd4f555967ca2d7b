import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { Ending, WrongMatch } from './wrong-match.ts'

type Origin = 'ui' | 'api' | 'cli' | 'feed' | 'job'

export async function insertWrongMatch(
  db: Executor,
  rule: Omit<WrongMatch, 'version' | 'endedAt'> & {
    readonly madeAt: Temporal.Instant
    readonly origin: Origin
  },
): Promise<void> {
  await db
    .insertInto('matching.wrong_match')
    .values({
      id: rule.id,
      vulnerability_id: rule.vulnerabilityId,
      source_id: rule.sourceId,
      record_name: rule.recordName,
      rank: rule.rank,
      package_key: rule.packageKey,
      component_id: rule.componentId,
      ci_id: rule.ciId,
      team_id: rule.teamId,
      reason: rule.reason,
      basis: rule.basis,
      made_by: rule.madeBy,
      made_at: rule.madeAt,
      origin: rule.origin,
      until: rule.until,
    })
    .execute()
}

/** A rule at exactly this scope that holds. */
export async function findSame(
  db: Executor,
  rule: Omit<WrongMatch, 'id' | 'reason' | 'basis' | 'madeBy' | 'until' | 'version' | 'endedAt'>,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from matching.wrong_match
    where ended_at is null and package_key = ${rule.packageKey}
      and (vulnerability_id, source_id, record_name, rank, component_id, ci_id, team_id) is not distinct from
        (${rule.vulnerabilityId}::uuid, ${rule.sourceId}::text, ${rule.recordName}::text, ${rule.rank}::text,
          ${rule.componentId}::bigint, ${rule.ciId}::uuid, ${rule.teamId}::uuid)`.execute(db)
  return rows[0]?.id
}

/** @returns false when the version is another already, or it has ended */
export async function updateWrongMatch(
  db: Executor,
  id: string,
  change: { readonly reason: string; readonly until: Temporal.Instant; readonly version: number },
): Promise<boolean> {
  const row = await db
    .updateTable('matching.wrong_match')
    .set({ reason: change.reason, until: change.until, version: change.version + 1 })
    .where('id', '=', id)
    .where('version', '=', change.version)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** A rule that ended. */
export interface Ended {
  readonly id: string
  readonly madeBy: string | null
  readonly packageKey: string
}

/** Ends those of the rules that hold still. */
export async function markEnded(
  db: Executor,
  ids: readonly string[],
  end: { readonly at: Temporal.Instant; readonly by: string | null; readonly ending: Ending },
): Promise<readonly Ended[]> {
  return await db
    .updateTable('matching.wrong_match')
    .set((set) => ({
      ended_at: end.at,
      ended_by: end.by,
      ending: end.ending,
      version: set('version', '+', 1),
    }))
    .where('id', 'in', [...ids])
    .where('ended_at', 'is', null)
    .returning(['id', 'made_by as madeBy', 'package_key as packageKey'])
    .execute()
}

/** Rules whose time is over. */
export async function findOverdue(db: Executor, now: Temporal.Instant): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('matching.wrong_match')
    .select('id')
    .where('ended_at', 'is', null)
    .where('until', '<=', now)
    .execute()
  return rows.map((row) => row.id)
}

/** Rules go along when one vulnerability turns out to be another. */
export async function moveWrongMatches(db: Executor, from: string, into: string): Promise<void> {
  await db
    .updateTable('matching.wrong_match')
    .set({ vulnerability_id: into })
    .where('vulnerability_id', '=', from)
    .execute()
}
