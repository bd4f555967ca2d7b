import type { Severity } from '#contract/matching/findings.ts'
import type { Desk } from './desk.ts'

/** A severity in words; absent is unknown, not none. */
export function describeSeverity(desk: Desk, severity: Severity): string {
  const rating = severity?.rating ?? null
  const word = desk.say(`ratings.${rating ?? 'unknown'}`)
  const score = severity?.score ?? null
  return score === null ? word : `${word} ${score.toFixed(1)}`
}
