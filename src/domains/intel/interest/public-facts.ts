import type { BasePoint } from './decision-points.data.ts'
import { valuesOf } from './decision-table.ts'
import type { Fact, PublicFacts } from './facts.ts'
import type { Suggest } from './vector-suggestions.ts'

/** What of the rules bears on public facts. */
export interface PublicRules {
  readonly suggest: Suggest
  /** Value density where nobody tells it. */
  readonly valueDensity: readonly string[]
}

/** Exploitation, automatable, technical impact and value density, from what is publicly known. */
export function publicFactsFor(rules: PublicRules, known: PublicFacts): readonly Fact[] {
  const { valueDensity } = rules
  return [
    exploitationOf(known),
    toldValue(known, 'A') ?? derivedValue(rules, known, 'A') ?? unknownFact('A'),
    toldValue(known, 'TI') ?? derivedValue(rules, known, 'TI') ?? unknownFact('TI'),
    toldValue(known, 'VD') ?? assumedFact('VD', valueDensity),
  ]
}

/**
 * Exploitation: the strongest evidence counts. Without any it is "none or proof of concept": that there is no proof
 * of concept is believed only when it is told (SSVC "Exploitation", none: no evidence *and* no public PoC).
 */
function exploitationOf(known: PublicFacts): Fact {
  const [list] = known.listed
  if (list !== undefined) {
    const since = list.since === null ? {} : { since: list.since }
    return { point: 'E', values: ['A'], basis: 'listed', details: { source: list.source, ...since } }
  }
  const told = toldValue(known, 'E')
  const strongest = told?.values.at(-1)
  if (told !== undefined && (strongest === 'A' || strongest === 'P')) return { ...told, values: [strongest] }
  if (known.referenced !== null) {
    return { point: 'E', values: ['P'], basis: 'referenced', details: { source: known.referenced } }
  }
  return told ?? { point: 'E', values: ['N', 'P'], basis: 'unknown', details: {} }
}

/** What others say of the point; where they disagree, each of their values is possible. */
function toldValue(known: PublicFacts, point: BasePoint): Fact | undefined {
  const told = known.told.filter((one) => one.point === point)
  if (told.length === 0) return undefined
  const values = valuesOf(point).filter((value) => told.some((one) => one.value === value))
  const source = [...new Set(told.map((one) => one.source))].join(', ')
  return { point, values, basis: 'told', details: { source } }
}

function derivedValue(rules: PublicRules, known: PublicFacts, point: 'A' | 'TI'): Fact | undefined {
  const { vector } = known
  const values = vector === null ? undefined : rules.suggest(vector)[point]
  return vector === null || values === undefined
    ? undefined
    : { point, values, basis: 'derived', details: { vector } }
}

/** A point of which nobody tells anything: what the rules leave possible. */
export function assumedFact(point: BasePoint, values: readonly string[]): Fact {
  const all = valuesOf(point)
  if (all.every((value) => values.includes(value))) return unknownFact(point)
  return { point, values: all.filter((value) => values.includes(value)), basis: 'assumed', details: {} }
}

function unknownFact(point: BasePoint): Fact {
  return { point, values: valuesOf(point), basis: 'unknown', details: {} }
}
