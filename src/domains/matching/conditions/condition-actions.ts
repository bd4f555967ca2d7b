import {
  asActor,
  asHouse,
  authorise,
  type Context,
  type Deed,
  houseObject,
  requireAction,
} from '#domains/identity/index.ts'
import { findVulnerabilityId } from '#domains/intel/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import { loadExtent, personId, requireKnown } from '../assessments/assessment-actions.ts'
import { refuseMatching } from '../errors.ts'
import { rematch } from '../hits/match-actions.ts'
import { refreshWorklist } from '../worklist/worklist-actions.ts'
import type { Condition } from './condition.ts'
import { insertCondition, markEnded } from './condition-store.ts'
import { type ConditionRow, findCondition, listConditionRows } from './condition-view.ts'

/** The conditions of a vulnerability by any of its names. @throws AppError `matching.vulnerability-not-found` */
export async function listConditionsOf(context: Context, alias: string): Promise<readonly ConditionRow[]> {
  requireAction(context, 'vulnerability.view', houseObject(context.actor))
  return await asActor(context, async (deed) => {
    const vulnerabilityId = await findVulnerabilityId(deed, normaliseVulnerabilityId(alias))
    if (vulnerabilityId === undefined)
      throw refuseMatching('vulnerability-not-found', { facts: { name: alias } })
    return await listConditionRows(deed.db, { vulnerabilityId })
  })
}

/**
 * From now on the vulnerability applies only where this holds: its findings of all teams are undetermined until each
 * team has answered for its items (design.md §5).
 */
export async function addCondition(context: Context, told: Omit<Condition, 'id'>): Promise<ConditionRow> {
  requireAction(context, 'vulnerability.view', houseObject(context.actor))
  return await asActor(context, async (deed) => {
    const { vulnerabilityId, teamId, kind, text } = told
    const object = await loadExtent(deed, { teamId, ciId: null })
    await requireKnown(deed, vulnerabilityId)
    const id = newId(deed.context.clock)
    await authorise(deed, {
      action: 'finding.assess',
      object,
      kind: 'vulnerability',
      id: vulnerabilityId,
      detail: { condition: id, kind, text },
    })
    await insertCondition(deed.db, { ...told, id, madeBy: personId(deed), madeAt: deed.now })
    await judgeAnew(deed, vulnerabilityId)
    return await readRow(deed, id)
  })
}

/**
 * It is no condition any more. Decisions that it led to stay: they were made by people.
 * @throws AppError `matching.condition-not-found`, `matching.condition-ended`
 */
export async function endCondition(context: Context, id: string): Promise<ConditionRow> {
  requireAction(context, 'vulnerability.view', houseObject(context.actor))
  return await asActor(context, async (deed) => {
    const condition = await findCondition(deed.db, id)
    if (condition === undefined) throw refuseMatching('condition-not-found', { facts: { id } })
    const { vulnerabilityId, teamId } = condition
    await requireKnown(deed, vulnerabilityId)
    await authorise(deed, {
      action: 'finding.assess',
      object: await loadExtent(deed, { teamId, ciId: null }),
      kind: 'vulnerability',
      id: vulnerabilityId,
      detail: { endedCondition: id },
    })
    const isDone = await markEnded(deed.db, id, { by: personId(deed), at: deed.now })
    if (!isDone) throw refuseMatching('condition-ended')
    await judgeAnew(deed, vulnerabilityId)
    return await readRow(deed, id)
  })
}

/** Hits of all items change, beyond the wall of who acts. */
async function judgeAnew(deed: Deed, vulnerabilityId: string): Promise<void> {
  await asHouse(deed, async (house) => {
    await rematch(house, { kind: 'vulnerabilities', ids: [vulnerabilityId] }, 'condition-changed')
    await refreshWorklist(house, [vulnerabilityId], vulnerabilityId)
  })
}

async function readRow(deed: Deed, id: string): Promise<ConditionRow> {
  const [row] = await listConditionRows(deed.db, { id })
  if (row === undefined) throw refuseMatching('condition-not-found', { facts: { id } })
  return row
}
