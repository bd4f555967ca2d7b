import { type Interest, InterestLevel } from '#contract/intel/interest.ts'
import type { ProblemLine } from '#contract/shapes.ts'

export const levels = InterestLevel.options

/** Stands for taking back what was set. */
export const proposed = 'proposed'

/** An interest as it is typed; it may come back from the browser's memory, so its words are checked when used. */
export type InterestDraft = Readonly<{ level: string | null; note: string }>

/** Begins with what is set. */
export function draftOf(interest: Interest | null): InterestDraft {
  return { level: interest?.set?.level ?? null, note: interest?.set?.note ?? '' }
}

/** What can be sent: a level, or null to take back what was set. */
export interface CompleteInterest {
  readonly level: InterestLevel | null
  readonly note: string
}

/** What is still to be said, by the JSON pointer of its field. */
export type Missing = '/level' | '/note'

/** The interest, or what it lacks: a level outside the proposed interval needs its reason. */
export function completeInterest(
  { level, note }: InterestDraft,
  interest: Interest | null,
): CompleteInterest | Missing {
  if (level === proposed) return { level: null, note: note.trim() }
  const known = levels.find((one) => one === level)
  if (known === undefined) return '/level'
  if (note.trim() === '' && !isWithin(known, interest)) return '/note'
  return { level: known, note: note.trim() }
}

/** Whether the rules would propose the level too. */
function isWithin(level: InterestLevel, interest: Interest | null): boolean {
  if (interest === null || interest.lower === null || interest.upper === null) return false
  const step = levels.indexOf(level)
  return levels.indexOf(interest.lower) <= step && step <= levels.indexOf(interest.upper)
}

/** What is missing, as the form's fields show it. */
export function problemsOf(missing: Missing | null, message: string): readonly ProblemLine[] {
  return missing === null ? [] : [{ path: missing, code: 'input.missing', message }]
}
