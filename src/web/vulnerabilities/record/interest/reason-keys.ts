import type { DecisionPoint, InterestReason } from '#contract/intel/interest.ts'

/** Values of decision points that the texts name. */
const values = [
  ...(['E.N', 'E.P', 'E.A'] as const),
  ...(['EXP.S', 'EXP.C', 'EXP.O'] as const),
  ...(['A.N', 'A.Y'] as const),
  ...(['TI.P', 'TI.T'] as const),
  ...(['VD.D', 'VD.C'] as const),
  ...(['MI.D', 'MI.MSC', 'MI.MEF', 'MI.MF'] as const),
  ...(['SI.N', 'SI.M', 'SI.R', 'SI.C'] as const),
]

/** What can be told of items. */
const itemWords = [
  ...(['EXP.internet', 'EXP.partner', 'EXP.internal', 'EXP.isolated'] as const),
  ...(['MI.low', 'MI.medium', 'MI.high'] as const),
  ...(['SI.true', 'SI.false', 'SI.negligible', 'SI.marginal', 'SI.critical', 'SI.catastrophic'] as const),
]

/** The text of a decision point's value; undefined for one without a word. */
export function valueKey(point: DecisionPoint | null, value: string): (typeof values)[number] | undefined {
  return values.find((key) => key === `${point}.${value}`)
}

/** The text of what is told of items; undefined for what has no word. */
export function wordKey(point: DecisionPoint | null, word: string): (typeof itemWords)[number] | undefined {
  return itemWords.find((key) => key === `${point}.${word}`)
}

/** Whether the decision point is known from the team's own items. */
export function isOfItems(point: DecisionPoint | null): boolean {
  return point === 'EXP' || point === 'MI' || point === 'SI'
}

/** The text that says from where a reason is known. */
export function basisKey({ point, basis, details }: InterestReason) {
  if (basis === 'listed') return details.since === undefined ? 'listed' : 'listedSince'
  if (basis === 'items') return details.untold === true ? 'itemsUntold' : 'items'
  if (basis !== 'unknown') return basis
  if (point === 'E') return 'unlisted'
  return isOfItems(point) ? 'notRegistered' : 'unknown'
}
