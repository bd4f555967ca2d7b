import { adoptAssessment } from '#contract/matching/assessment-batches.ts'
import {
  createAssessment,
  listAssessments,
  previewAssessment as previewRoute,
  undoAssessment as undoRoute,
} from '#contract/matching/assessments.ts'
import { allow, type Context } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { withCurrent } from '#platform/http/conflict.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import { adopt, assess, listAssessmentsFor, previewAssessment, undoAssessment } from './assessment-actions.ts'
import type { AssessmentRow } from './assessment-view.ts'

const answer = answering<Context>()

/** What teams decide. */
export const assessmentRoutes = [
  answer(listAssessments, async ({ context, query }) => {
    const [before] = readCursor(query.cursor) ?? []
    const rows = await listAssessmentsFor(context, {
      vulnerability: query.vulnerability,
      ciId: query.ci,
      before: typeof before === 'string' ? before : undefined,
      limit: query.limit,
    })
    const last = rows.at(-1)
    const next = rows.length === query.limit && last !== undefined ? writeCursor([last.id]) : null
    return { rows: rows.map((row) => presentAssessment(context, row)), next, total: null }
  }),
  answer(createAssessment, async ({ context, body }) => {
    const decision = { ...body, componentId: numberOf(body.componentId) }
    const readCurrent = async () => {
      const { current } = await previewAssessment(context, decision)
      return current === null ? null : presentAssessment(context, current)
    }
    const made = await withCurrent(
      'matching.assessment-superseded',
      () => assess(context, decision),
      readCurrent,
    )
    return presentAssessment(context, made)
  }),
  answer(adoptAssessment, async ({ context, params, body }) =>
    presentAssessment(context, await adopt(context, params.id, body)),
  ),
  answer(previewRoute, async ({ context, query }) => {
    const scope = { ...query, ciId: query.ciId ?? null, componentId: numberOf(query.componentId) }
    const preview = await previewAssessment(context, scope)
    const current = preview.current === null ? null : presentAssessment(context, preview.current)
    return { ...preview, current }
  }),
  answer(undoRoute, async ({ context, params }) =>
    presentAssessment(context, await undoAssessment(context, params.id)),
  ),
]

function numberOf(componentId: string | null | undefined): number | null {
  return componentId === null || componentId === undefined ? null : Number(componentId)
}

/** A decision for answers. Undoing is offered to members of the team; the server asks again on the object. */
export function presentAssessment(context: Context, row: AssessmentRow) {
  const mayUndo =
    row.undoneAt === null &&
    allow(context.actor, 'finding.assess', {
      organisationId: null,
      divisionId: null,
      teamId: row.team.id,
      ownerId: null,
      tlp: 'clear',
      needToKnow: false,
      given: false,
    })
  return { ...row, mayUndo }
}
