import { useMemo } from 'react'
import { Refusal } from '#contract/client.ts'
import type { ProblemLine } from '#contract/shapes.ts'

/** Error code → JSON pointer of the field that it is about. */
export type Places = Readonly<Record<string, string>>

/** What was refused, field by field. A refusal that is about one field without naming it is put there. */
export function placeProblems(failure: unknown, places: Places): readonly ProblemLine[] {
  if (!(failure instanceof Refusal)) return none
  const { code, title, problems } = failure.details
  const path = places[code]
  return path === undefined ? problems : [...problems, { path, code, message: title }]
}

const none: readonly ProblemLine[] = []

/**
 * The same for a form: the list stays the same while the failure does, for a new list takes the focus.
 * @param places a constant
 */
export function usePlacedProblems(failure: unknown, places: Places): readonly ProblemLine[] {
  return useMemo(() => placeProblems(failure, places), [failure, places])
}
