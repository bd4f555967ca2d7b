import { allow, type Context } from '#domains/identity/index.ts'
import type { AssessmentRow } from '../assessments/assessment-view.ts'
import type { FindingRow } from './finding-view.ts'

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

/** A finding for answers. */
export function presentFinding(context: Context, row: FindingRow) {
  const { place: _, since, assessment, ...rest } = row
  return {
    ...rest,
    since: since.toString(),
    assessment: assessment === null ? null : presentAssessment(context, assessment),
  }
}
