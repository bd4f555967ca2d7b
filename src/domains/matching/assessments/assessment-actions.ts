import {
  allow,
  asActor,
  asHouse,
  authorise,
  type Context,
  type Deed,
  type Guarded,
} from '#domains/identity/index.ts'
import { findVulnerabilityId } from '#domains/intel/index.ts'
import { loadCi } from '#domains/inventory/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import { refuseMatching } from '../errors.ts'
import { teamObject } from '../worklist/team-view.ts'
import { refreshWorklist } from '../worklist/worklist-actions.ts'
import type { AssessmentScope, VexJustification, VexStatus } from './assessment.ts'
import { findAssessment, findInForce, insertAssessment, markUndone } from './assessment-store.ts'
import { type AssessmentRow, countReach, listAssessmentRows } from './assessment-view.ts'

export interface Decision extends AssessmentScope {
  readonly status: VexStatus
  readonly justification: VexJustification | null
  readonly note: string
  /** The decision the person saw in force at this scope; null for none. */
  readonly replaces: string | null
}

/**
 * Makes a team's decision.
 * @throws AppError `matching.assessment-superseded` when another decision came in between
 */
export async function assess(context: Context, decision: Decision): Promise<AssessmentRow> {
  return await asActor(context, async (deed) => {
    const object = await loadScope(deed, decision)
    const { current, lastSequence } = await findInForce(deed.db, decision)
    const { vulnerabilityId, replaces, ...detail } = decision
    await authorise(deed, {
      action: 'finding.assess',
      object,
      kind: 'vulnerability',
      id: vulnerabilityId,
      detail: { ...detail, before: current?.status ?? null },
    })
    const id = newId(context.clock)
    const isNext =
      (current?.id ?? null) === replaces &&
      (await insertAssessment(deed.db, {
        ...decision,
        id,
        sequence: lastSequence + 1,
        madeBy: personId(deed),
        madeAt: deed.now,
      }))
    if (!isNext) throw refuseMatching('assessment-superseded')
    await recount(deed, decision)
    return await readRow(deed, id)
  })
}

/** Undoes a decision: what was in force before is in force again. @throws AppError */
export async function undoAssessment(context: Context, id: string): Promise<AssessmentRow> {
  return await asActor(context, async (deed) => {
    const assessment = await findAssessment(deed.db, id)
    if (assessment === undefined) throw refuseMatching('assessment-not-found', { facts: { id } })
    const object = await loadScope(deed, assessment)
    const detail = { undone: id, status: assessment.status }
    await authorise(deed, {
      action: 'finding.assess',
      object,
      kind: 'vulnerability',
      id: assessment.vulnerabilityId,
      detail,
    })
    const isDone = await markUndone(deed.db, id, { by: personId(deed), at: deed.now })
    if (!isDone) throw refuseMatching('already-undone')
    await recount(deed, assessment)
    return await readRow(deed, id)
  })
}

export interface Preview {
  readonly cis: number
  readonly kept: number
  readonly current: AssessmentRow | null
}

/** What a decision at this scope would reach, and what is in force there now. */
export async function previewAssessment(context: Context, scope: AssessmentScope): Promise<Preview> {
  return await asActor(context, async (deed) => {
    const object = await loadScope(deed, scope)
    if (!allow(deed.actor, 'finding.assess', object)) throw refuseMatching('assessment-not-found')
    const { current } = await findInForce(deed.db, scope)
    const reach = await countReach(deed.db, deed.actor, scope)
    return { ...reach, current: current === undefined ? null : await readRow(deed, current.id) }
  })
}

/** Decisions the actor may see, newest first. */
export async function listAssessmentsFor(
  context: Context,
  filter: {
    readonly vulnerability?: string | undefined
    readonly ciId?: string | undefined
    readonly before?: string | undefined
    readonly limit: number
  },
): Promise<readonly AssessmentRow[]> {
  return await asActor(context, async (deed) => {
    const { vulnerability, ...rest } = filter
    const vulnerabilityId =
      vulnerability === undefined
        ? undefined
        : await findVulnerabilityId(deed.db, normaliseVulnerabilityId(vulnerability))
    if (vulnerability !== undefined && vulnerabilityId === undefined) return []
    return await listAssessmentRows(deed.db, deed.actor, { ...rest, vulnerabilityId })
  })
}

/** The object on which deciding is asked: the item itself, or the team whose items they are. */
async function loadScope(deed: Deed, scope: AssessmentScope): Promise<Guarded> {
  const team = await teamObject(deed.db, scope.teamId)
  if (team === undefined) throw refuseMatching('team-not-found', { facts: { id: scope.teamId } })
  if (scope.ciId === null) return team
  const ci = await loadCi(deed, scope.ciId)
  if (ci.teamId !== scope.teamId) throw refuseMatching('not-the-teams', { facts: { name: ci.name } })
  return ci
}

async function readRow(deed: Deed, id: string): Promise<AssessmentRow> {
  const [row] = await listAssessmentRows(deed.db, deed.actor, { id, limit: 1 })
  if (row === undefined) throw refuseMatching('assessment-not-found', { facts: { id } })
  return row
}

function personId(deed: Deed): string | null {
  return deed.actor.kind === 'person' ? deed.actor.id : null
}

/** Counts anew at once, so that who decides sees it; the items of others are counted too, beyond the wall. */
async function recount(deed: Deed, scope: AssessmentScope): Promise<void> {
  await asHouse(deed, (house) => refreshWorklist(house, [scope.vulnerabilityId], scope.vulnerabilityId))
}
