import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { Assessment, AssessmentScope } from './assessment.ts'

type Origin = 'ui' | 'api' | 'cli' | 'feed' | 'job'

/** A decision about to be kept. */
export interface NewAssessment extends Omit<Assessment, 'undoneAt'> {
  readonly madeBy: string | null
  readonly madeAt: Temporal.Instant
  readonly origin: Origin
  /** The other team's decision that is confirmed with it. */
  readonly adoptedFrom: string | null
  /** The condition that does not hold there. */
  readonly conditionId: string | null
}

/**
 * Keeps a decision as the next of its scope.
 * @returns false when somebody else was first with that sequence
 */
export async function insertAssessment(db: Executor, assessment: NewAssessment): Promise<boolean> {
  const row = await db
    .insertInto('matching.assessment')
    .values({
      id: assessment.id,
      vulnerability_id: assessment.vulnerabilityId,
      team_id: assessment.teamId,
      ci_id: assessment.ciId,
      component_id: assessment.componentId,
      status: assessment.status,
      justification: assessment.justification,
      note: assessment.note,
      made_by: assessment.madeBy,
      made_at: assessment.madeAt,
      origin: assessment.origin,
      adopted_from: assessment.adoptedFrom,
      condition_id: assessment.conditionId,
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
    .where(isAt(scope))
    .orderBy('sequence', 'desc')
    .execute()
  return { current: rows.find((row) => row.undoneAt === null), lastSequence: rows[0]?.sequence ?? 0 }
}

function isAt({ ciId, componentId }: Pick<AssessmentScope, 'ciId' | 'componentId'>): RawBuilder<boolean> {
  return sql<boolean>`ci_id is not distinct from ${ciId}::uuid
    and component_id is not distinct from ${componentId}::bigint`
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

/** Undoes what these people decided, by Renkei itself. */
export async function undoAssessmentsOf(
  db: Executor,
  personIds: readonly string[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update matching.assessment set undone_at = ${at.toString()}::timestamptz
    where made_by = any(${[...personIds]}::uuid[]) and undone_at is null`.execute(db)
}

/**
 * Decisions about one vulnerability go along when it turns out to be another; they keep their order, after those that
 * are there already.
 */
export async function moveAssessments(db: Executor, from: string, into: string): Promise<void> {
  await sql`
    update matching.assessment a set vulnerability_id = ${into}, sequence = a.sequence + coalesce((
      select max(b.sequence) from matching.assessment b
      where b.vulnerability_id = ${into} and b.team_id = a.team_id and b.ci_id is not distinct from a.ci_id
        and b.component_id is not distinct from a.component_id), 0)
    where a.vulnerability_id = ${from}`.execute(db)
}

const columns = [
  'id',
  'vulnerability_id as vulnerabilityId',
  'team_id as teamId',
  'ci_id as ciId',
  'component_id as componentId',
  'status',
  'justification',
  'note',
  'sequence',
  'undone_at as undoneAt',
] as const
