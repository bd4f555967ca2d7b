import { VexJustification, VexStatus } from '#contract/matching/assessments.ts'
import type { ProblemLine } from '#contract/shapes.ts'

export const statuses = VexStatus.options
export const justifications = VexJustification.options

/** A decision as it is typed; it may come back from the browser's memory, so its words are checked when used. */
export type DecisionDraft = Readonly<{
  /** `team`: all of the team's items; `ci`: one. */
  scope: string
  ciId: string | null
  status: string | null
  justification: string | null
  /** Of the vulnerability: the one that does not hold there. Absent in drafts of an earlier program. */
  conditionId?: string | null
  note: string
}>

/** Begins with the widest scope, but with the item alone where somebody pressed the button beside it. */
export function emptyDraft(ciId: string | null): DecisionDraft {
  return { scope: ciId === null ? 'team' : 'ci', ciId, status: null, justification: null, note: '' }
}

/** The item decided on; null: all of the team's. */
export function itemOf({ scope, ciId }: DecisionDraft): string | null {
  return scope === 'ci' ? ciId : null
}

export function statusOf({ status }: DecisionDraft): VexStatus | null {
  return statuses.find((known) => known === status) ?? null
}

/** The reason for `not_affected`; other statuses have none. */
function justificationOf(draft: DecisionDraft): VexJustification | null {
  if (statusOf(draft) !== 'not_affected') return null
  return justifications.find((known) => known === draft.justification) ?? null
}

/** A decision that can be made. */
export interface CompleteDecision {
  readonly ciId: string | null
  readonly status: VexStatus
  readonly justification: VexJustification | null
  readonly conditionId: string | null
  readonly note: string
}

/** What is still to be chosen, by the JSON pointer of its field. */
export type Missing = '/ciId' | '/status' | '/justification' | '/note'

/** The decision, or what it lacks. */
export function completeDecision(draft: DecisionDraft): CompleteDecision | readonly Missing[] {
  const status = statusOf(draft)
  const justification = justificationOf(draft)
  const ciId = itemOf(draft)
  const missing: Missing[] = []
  if (draft.scope === 'ci' && ciId === null) missing.push('/ciId')
  if (status === null) missing.push('/status')
  if (status === 'not_affected' && justification === null) missing.push('/justification')
  const conditionId = status === 'not_affected' ? (draft.conditionId ?? null) : null
  // Its evidence.
  if (conditionId !== null && draft.note.trim() === '') missing.push('/note')
  if (status === null || missing.length > 0) return missing
  return { ciId, status, justification, conditionId, note: draft.note.trim() }
}

/** What is missing, as the form's fields show it. */
export function problemsOf(
  missing: readonly Missing[],
  message: (path: Missing) => string,
): readonly ProblemLine[] {
  return missing.map((path) => ({ path, code: 'input.missing', message: message(path) }))
}
