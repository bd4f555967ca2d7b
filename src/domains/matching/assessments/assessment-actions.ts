import {
  allow,
  asActor,
  asHouse,
  authorise,
  type Context,
  type Deed,
  type Guarded,
} from '#domains/identity/index.ts'
import { findCleared, findVulnerabilityId } from '#domains/intel/index.ts'
import { loadCi } from '#domains/inventory/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import { findCondition } from '../conditions/condition-view.ts'
import { refuseMatching } from '../errors.ts'
import { teamObject } from '../worklist/team-view.ts'
import { refreshWorklist } from '../worklist/worklist-actions.ts'
import type { AssessmentScope, Extent, VexStatement } from './assessment.ts'
import { findAssessment, findInForce, insertAssessment, markUndone } from './assessment-store.ts'
import { type AssessmentRow, listAssessmentRows } from './assessment-view.ts'
import { countReached, type Reached } from './extent-view.ts'

export interface Decision extends AssessmentScope, VexStatement {
  readonly note: string
  /** With `not_affected`: the condition of the vulnerability that does not hold there; the note is the evidence. */
  readonly conditionId?: string | null
  /** The decision the person saw in force at this scope; null for none. */
  readonly replaces: string | null
}

/**
 * Makes a team's decision.
 * @throws AppError `matching.assessment-superseded` when another decision came in between
 */
export async function assess(context: Context, decision: Decision): Promise<AssessmentRow> {
  return await asActor(context, (deed) => decide(deed, { ...decision, adoptedFrom: null }))
}

/** Where a decision of the other team is confirmed for one's own items. */
export interface Adoption extends Omit<Extent, 'componentId'> {
  readonly replaces: string | null
}

/**
 * Confirms the other team's decision for one's own team: makes a decision of one's own that says the same and refers
 * to it. What the other team decides later does not change it.
 * @throws AppError `matching.assessment-not-found`, `matching.already-undone`, `matching.already-ours`
 */
export async function adopt(context: Context, id: string, adoption: Adoption): Promise<AssessmentRow> {
  return await asActor(context, async (deed) => {
    const theirs = await readRow(deed, id)
    // Who may not decide is refused as such, below.
    if (allow(deed.actor, 'finding.assess', await loadExtent(deed, adoption))) {
      if (theirs.undoneAt !== null) throw refuseMatching('already-undone')
      if (theirs.team.id === adoption.teamId) throw refuseMatching('already-ours')
    }
    const { vulnerabilityId, status, justification, note } = theirs
    const conditionId = theirs.condition?.id ?? null
    const componentId = theirs.component === null ? null : Number(theirs.component.id)
    const says = { vulnerabilityId, status, justification, conditionId, note, componentId }
    return await decide(deed, { ...adoption, ...says, adoptedFrom: id })
  })
}

async function decide(
  deed: Deed,
  decision: Decision & { readonly adoptedFrom: string | null },
): Promise<AssessmentRow> {
  const object = await loadExtent(deed, decision)
  await requireKnown(deed, decision.vulnerabilityId)
  await requireCondition(deed, decision)
  const { current, lastSequence } = await findInForce(deed.db, decision)
  const { vulnerabilityId, replaces, ...detail } = decision
  await authorise(deed, {
    action: 'finding.assess',
    object,
    kind: 'vulnerability',
    id: vulnerabilityId,
    detail: { ...detail, before: current?.status ?? null },
  })
  const id = newId(deed.context.clock)
  const isNext =
    (current?.id ?? null) === replaces &&
    (await insertAssessment(deed.db, {
      ...decision,
      id,
      conditionId: decision.conditionId ?? null,
      sequence: lastSequence + 1,
      madeBy: personId(deed),
      madeAt: deed.now,
      origin: originOf(deed),
    }))
  if (!isNext) throw refuseMatching('assessment-superseded')
  await recount(deed, [vulnerabilityId], vulnerabilityId)
  return await readRow(deed, id)
}

/** Undoes a decision: what was in force before is in force again. @throws AppError */
export async function undoAssessment(context: Context, id: string): Promise<AssessmentRow> {
  return await asActor(context, async (deed) => {
    const assessment = await findAssessment(deed.db, id)
    if (assessment === undefined) throw refuseMatching('assessment-not-found', { facts: { id } })
    const { vulnerabilityId } = assessment
    await authorise(deed, {
      action: 'finding.assess',
      object: await loadExtent(deed, assessment),
      kind: 'vulnerability',
      id: vulnerabilityId,
      detail: { undone: id, status: assessment.status },
    })
    const isDone = await markUndone(deed.db, id, { by: personId(deed), at: deed.now })
    if (!isDone) throw refuseMatching('already-undone')
    await recount(deed, [vulnerabilityId], vulnerabilityId)
    return await readRow(deed, id)
  })
}

export interface Preview extends Reached {
  readonly current: AssessmentRow | null
}

/** What a decision at this scope would reach, and what is in force there now. */
export async function previewAssessment(context: Context, scope: AssessmentScope): Promise<Preview> {
  return await asActor(context, async (deed) => {
    const object = await loadExtent(deed, scope)
    if (!allow(deed.actor, 'finding.assess', object)) throw refuseMatching('assessment-not-found')
    await requireKnown(deed, scope.vulnerabilityId)
    const { current } = await findInForce(deed.db, scope)
    const vulnerabilityIds = [scope.vulnerabilityId]
    const reached = await countReached(deed.db, deed.actor, { extent: scope, vulnerabilityIds })
    return { ...reached, current: current === undefined ? null : await readRow(deed, current.id) }
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
        : await findVulnerabilityId(deed, normaliseVulnerabilityId(vulnerability))
    if (vulnerability !== undefined && vulnerabilityId === undefined) return []
    return await listAssessmentRows(deed.db, deed.actor, { ...rest, vulnerabilityId })
  })
}

/** The object on which deciding is asked: the item itself, or the team whose items they are. */
export async function loadExtent(deed: Deed, extent: Pick<Extent, 'teamId' | 'ciId'>): Promise<Guarded> {
  const team = await teamObject(deed.db, extent.teamId)
  if (team === undefined) throw refuseMatching('team-not-found', { facts: { id: extent.teamId } })
  if (extent.ciId === null) return team
  const ci = await loadCi(deed, extent.ciId)
  if (ci.teamId !== extent.teamId) throw refuseMatching('not-the-teams', { facts: { name: ci.name } })
  return ci
}

/** Where a condition is said not to hold, it is one of this vulnerability's, and the evidence is told. */
async function requireCondition(deed: Deed, decision: Decision): Promise<void> {
  const { conditionId = null, vulnerabilityId, status, note } = decision
  if (conditionId === null) return
  const condition = await findCondition(deed.db, conditionId)
  const isIts = condition?.vulnerabilityId === vulnerabilityId && !condition.hasEnded
  if (!isIts || status !== 'not_affected' || note.trim() === '') throw refuseMatching('condition-not-its')
}

/** Nobody decides about a vulnerability that stands under a label above their clearance. */
export async function requireKnown({ db, actor }: Deed, vulnerabilityId: string): Promise<void> {
  const cleared = await findCleared(db, actor, [vulnerabilityId])
  if (!cleared.has(vulnerabilityId))
    throw refuseMatching('vulnerability-not-found', { facts: { name: vulnerabilityId } })
}

async function readRow(deed: Deed, id: string): Promise<AssessmentRow> {
  const [row] = await listAssessmentRows(deed.db, deed.actor, { id, limit: 1 })
  if (row === undefined) throw refuseMatching('assessment-not-found', { facts: { id } })
  return row
}

/** Who acts, where it is a person. */
export function personId(deed: Deed): string | null {
  return deed.actor.kind === 'person' ? deed.actor.id : null
}

/** From where they act. */
export function originOf(deed: Deed): 'ui' | 'api' | 'cli' | 'feed' | 'job' {
  return deed.actor.kind === 'nobody' ? 'job' : deed.actor.origin
}

/** Counts anew at once, so that who decides sees it; the items of others are counted too, beyond the wall. */
export async function recount(deed: Deed, vulnerabilityIds: readonly string[], batch: string): Promise<void> {
  await asHouse(deed, (house) => refreshWorklist(house, vulnerabilityIds, batch))
}
