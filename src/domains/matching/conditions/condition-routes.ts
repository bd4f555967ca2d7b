import {
  type Condition,
  createCondition,
  endCondition as endRoute,
  listConditions,
} from '#contract/matching/conditions.ts'
import { allow, type Context } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { addCondition, endCondition, listConditionsOf } from './condition-actions.ts'
import type { ConditionRow } from './condition-view.ts'

const answer = answering<Context>()

/** What must hold where a vulnerability applies. */
export const conditionRoutes = [
  answer(listConditions, async ({ context, params }) => {
    const rows = await listConditionsOf(context, params.alias)
    return { rows: rows.map((row) => present(context, row)), next: null, total: rows.length }
  }),
  answer(createCondition, async ({ context, body }) => present(context, await addCondition(context, body))),
  answer(endRoute, async ({ context, params }) => present(context, await endCondition(context, params.id))),
]

/** Ending is offered to members of the team that told it; the server asks again on the object. */
function present(context: Context, row: ConditionRow): Condition {
  const mayEnd = allow(context.actor, 'finding.assess', {
    organisationId: null,
    divisionId: null,
    teamId: row.team.id,
    ownerId: null,
    tlp: 'clear',
    needToKnow: false,
    given: false,
  })
  return { ...row, mayEnd }
}
