import type { DecisionPoint, Interest, InterestLevel, InterestReason } from '#contract/intel/interest.ts'
import { type Language, say } from '#texts/index.ts'

/** The interval that the rules propose, in words; absent is unknown, not none. */
export function describeInterval(language: Language, { lower, upper }: Interest): string {
  const word = (level: InterestLevel) => describeLevel(language, level)
  if (lower === null || upper === null) return say(language, 'words:interest.unknown')
  if (lower === upper) return word(lower)
  return say(language, 'words:interest.between', { from: word(lower), to: word(upper) })
}

/** A level as a word. */
export function describeLevel(language: Language, level: InterestLevel): string {
  return say(language, `words:interest.levels.${level}`)
}

/** The name of a decision point. */
export function describePoint(language: Language, point: DecisionPoint): string {
  return say(language, `words:interest.points.${point}`)
}

/** What a reason is about. */
export function describeSubject(language: Language, { point, basis }: InterestReason): string {
  return say(language, `words:interest.points.${basis === 'epss' ? 'EPSS' : (point ?? 'whole')}`)
}

/** The values that a reason leaves possible. */
export function describeValues(language: Language, { point, basis, values }: InterestReason): string {
  if (basis === 'unknown' && point !== 'E') return ''
  const words = values.map((value) => say(language, `words:interest.values.${point}.${value}`))
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(words)
}

/** From where it is known. */
export function describeBasis(language: Language, reason: InterestReason): string {
  const { point, basis, details } = reason
  const told = (details.words ?? []).map((word) => say(language, `words:interest.itemWords.${point}.${word}`))
  const words = new Intl.ListFormat(language, { type: 'conjunction' }).format(told)
  const score = details.score === undefined ? '' : `${(details.score * 100).toFixed(1)} %`
  return say(language, `words:interest.basis.${textOf(reason)}`, { ...details, basis, words, score })
}

function textOf({ basis, point, details }: InterestReason): string {
  if (basis === 'listed' && details.since !== undefined) return 'listedSince'
  if (basis === 'items' && details.untold === true) return 'itemsUntold'
  if (basis === 'unknown' && point === 'E') return 'unlisted'
  const isOfItems = point === 'EXP' || point === 'MI' || point === 'SI'
  return basis === 'unknown' && isOfItems ? 'notRegistered' : basis
}
