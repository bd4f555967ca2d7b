import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { Assessment, AssessmentScope } from './assessment.ts'

/**
 * Keeps a decision as the next of its scope.
 * @returns false when somebody else was first with that sequence
 */
export async function insertAssessment(
  db: Executor,
  assessment: Omit<Assessment, 'undoneAt'> & {
    readonly madeBy: string | null
    readonly madeAt: Temporal.Instant
  },
): Promise<boolean> {
  const row = await db
    .insertInto('matching.assessment')
    .values({
      id: assessment.id,
      vulnerability_id: assessment.vulnerabilityId,
      team_id: assessment.teamId,
      ci_id: assessment.ciId,
      status: assessment.status,
      justification: assessment.justification,
      note: assessment.note,
      made_by: assessment.madeBy,
      made_at: assessment.madeAt,
      sequence: assessment.sequence,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The decision in force at exactly this scope, and the number of the last one there, undone or not. */
export async function findInForce(
  db: Executor,
  scope: AssessmentScope,
): Promise<{ readonly current: Assessment | undefined; readonly lastSequence: number }> {
  const rows = await db
    .selectFrom('matching.assessment')
    .select(columns)
    .where('vulnerability_id', '=', scope.vulnerabilityId)
    .where('team_id', '=', scope.teamId)
    .where(sql<boolean>`ci_id is not distinct from ${scope.ciId}::uuid`)
    .orderBy('sequence', 'desc')
    .execute()
  return { current: rows.find((row) => row.undoneAt === null), lastSequence: rows[0]?.sequence ?? 0 }
}

export async function findAssessment(db: Executor, id: string): Promise<Assessment | undefined> {
  return await db.selectFrom('matching.assessment').select(columns).where('id', '=', id).executeTakeFirst()
}

/** @returns false when it was undone already */
export async function markUndone(
  db: Executor,
  id: string,
  undone: { readonly by: string | null; readonly at: Temporal.Instant },
): Promise<boolean> {
  const row = await db
    .updateTable('matching.assessment')
    .set({ undone_by: undone.by, undone_at: undone.at })
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Decisions about one vulnerability go along when it turns out to be another; they keep their order. */
export async function moveAssessments(db: Executor, from: string, into: string): Promise<void> {
  await sql`
    update matching.assessment a set vulnerability_id = ${into}, sequence = a.sequence + coalesce((
      select max(b.sequence) from matching.assessment b
      where b.vulnerability_id = ${into} and b.team_id = a.team_id and b.ci_id is not distinct from a.ci_id), 0)
    where a.vulnerability_id = ${from}`.execute(db)
}

const columns = [
  'id',
  'vulnerability_id as vulnerabilityId',
  'team_id as teamId',
  'ci_id as ciId',
  'status',
  'justification',
  'note',
  'sequence',
  'undone_at as undoneAt',
] as const
