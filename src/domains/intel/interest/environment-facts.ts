import type { BasePoint } from './decision-points.data.ts'
import { valuesOf } from './decision-table.ts'
import type { Environment, Fact } from './facts.ts'
import { assumedFact } from './public-facts.ts'
import type { Filling, RuleSet } from './rule-set.ts'

/** A fact about a team's items: what is possible of the most urgent of them, and of any. */
export interface ItemsFact {
  readonly worst: Fact
  readonly anyOf: readonly string[]
}

/** System exposure, mission impact and safety impact, from the team's items. */
export function environmentFactsFor(
  rules: RuleSet,
  environment: Environment,
  side: 'deployer' | 'supplier',
): readonly ItemsFact[] {
  return [
    factOf('EXP', rules.exposure, environment.exposures),
    factOf('MI', rules.mission, environment.criticalities),
    factOf('SI', rules.safety[side], environment.safety),
  ]
}

/**
 * A team is as concerned as with its most urgent item: of several the greatest value counts. An item of which nothing
 * is told may be the greatest, but lowers nothing that is told of another.
 */
function factOf(point: BasePoint, filling: Filling, told: readonly (string | null)[]): ItemsFact {
  const words = [...new Set(told.flatMap((word) => (word !== null && hasWord(filling, word) ? [word] : [])))]
  const untold = told.length === 0 || told.some((word) => word === null || !hasWord(filling, word))
  if (words.length === 0) return { worst: assumedFact(point, filling.untold), anyOf: filling.untold }
  const sets = [...words.map((word) => filling[word] ?? []), ...(untold ? [filling.untold] : [])]
  const anyOf = valuesOf(point).filter((value) => sets.some((set) => set.includes(value)))
  const least = Math.max(...sets.map((set) => Math.min(...set.map((value) => anyOf.indexOf(value)))))
  const details = { words, untold }
  return { worst: { point, values: anyOf.slice(least), basis: 'items', details }, anyOf }
}

function hasWord(filling: Filling, word: string): boolean {
  return word !== 'untold' && Object.hasOwn(filling, word) && (filling[word] ?? []).length > 0
}
