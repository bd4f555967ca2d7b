import type { BasePoint } from './decision-points.data.ts'
import { basePointsOf, type DecisionTable } from './decision-table.ts'
import { deployer, supplier } from './decision-tables.data.ts'
import { environmentFactsFor, type ItemsFact } from './environment-facts.ts'
import { type Evaluation, evaluate, type Possible } from './evaluate.ts'
import type { Environment, Fact, PublicFacts, Side } from './facts.ts'
import { greater, type Interval, type Level, lesser, toLevel } from './level.ts'
import { publicFactsFor } from './public-facts.ts'
import type { RuleSet } from './rule-set.ts'
import { createSuggest } from './vector-suggestions.ts'

/** What the rules propose for one team and vulnerability, and why. */
export interface Proposal extends Interval {
  readonly reasons: readonly Fact[]
  /** The unknown fact that would narrow the interval most. */
  readonly narrowing: BasePoint | null
}

export type TeamKind = 'csirt' | 'psirt' | 'division'

/** A proposal's givens. */
export interface Case {
  readonly kind: TeamKind
  readonly known: PublicFacts
  readonly environment: Environment
}

/** Proposes under one rule set; what was evaluated once is remembered, so that many cases cost few evaluations. */
export function createProposer(rules: RuleSet): (given: Case) => Proposal {
  const evaluateOnce = rememberEvaluations()
  const suggest = createSuggest(rules.vectors)
  const { valueDensity } = rules
  return ({ kind, known, environment }) => {
    if (environment.items === 0) return { lower: null, upper: null, reasons: [], narrowing: null }
    if (environment.notUsed === true) return notUsed
    const facts = publicFactsFor({ suggest, valueDensity }, known)
    const proposals = tablesFor(kind, environment.sides).map((side) => {
      const items = environmentFactsFor(rules, environment, side)
      return proposeBy(side === 'deployer' ? deployer : supplier, { facts, items, evaluateOnce })
    })
    const proposal = proposals.reduce(widen)
    return environment.unimportant === true ? weighedDown(proposal) : proposal
  }
}

/**
 * A distribution's word that a flaw does not touch the security of what it builds leaves little interest possible; whether
 * that holds where the package runs nobody can tell from afar, so that the upper end stays.
 */
function weighedDown(proposal: Proposal): Proposal {
  const { lower, reasons } = proposal
  return lower === null
    ? proposal
    : { ...proposal, lower: lesser(lower, 'low'), reasons: [...reasons, unimportant] }
}

const unimportant: Fact = { point: null, values: [], basis: 'unimportant', details: {} }

/**
 * Which table is the team's: the CSIRT's deployer's, the PSIRT's the supplier's. A division's own team follows its
 * items: what the company makes by the supplier's, everything else by the deployer's, both where it has both.
 */
function tablesFor(
  kind: TeamKind,
  sides: readonly Side[] | undefined,
): readonly ['deployer' | 'supplier', ...('deployer' | 'supplier')[]] {
  if (kind === 'csirt') return ['deployer']
  if (kind === 'psirt') return ['supplier']
  const makes = sides?.includes('product') ?? true
  const runs = sides?.some((side) => side !== 'product') ?? true
  if (makes && runs) return ['deployer', 'supplier']
  return [makes ? 'supplier' : 'deployer']
}

const notUsed: Proposal = {
  lower: 'none',
  upper: 'none',
  reasons: [{ point: null, values: [], basis: 'not-used', details: {} }],
  narrowing: null,
}

interface Grounds {
  readonly facts: readonly Fact[]
  readonly items: readonly ItemsFact[]
  readonly evaluateOnce: (table: DecisionTable, facts: readonly Fact[]) => Evaluation
}

function proposeBy(table: DecisionTable, { facts, items, evaluateOnce }: Grounds): Proposal {
  const used = basePointsOf(table)
  const isUsed = ({ point }: Fact) => point !== null && used.includes(point)
  const told = facts.filter(isUsed)
  const ofItems = items.filter(({ worst }) => isUsed(worst))
  const reasons = [...told, ...ofItems.map(({ worst }) => worst)].toSorted(
    (one, other) => place(used, one) - place(used, other),
  )
  const { lower, upper, narrowing } = evaluateOnce(table, reasons)
  const interval = { lower: toLevel(lower), upper: toLevel(upper) }
  const sure = lowestOf(table, ofItems, (chosen) => evaluateOnce(table, [...told, ...chosen]).lower)
  if (sure === interval.lower) return { ...interval, reasons, narrowing }
  return { ...interval, lower: sure, reasons: [...reasons, mixed], narrowing }
}

/**
 * The lower end when items differ in more than one fact: the item with the greatest of one may have the least of the
 * others, so only what each greatest value brings by itself is sure.
 */
function lowestOf(
  table: DecisionTable,
  items: readonly ItemsFact[],
  lowerWith: (chosen: readonly Fact[]) => string,
): Level {
  const lowers = items.map((kept) =>
    toLevel(lowerWith(items.map((one) => (one === kept ? one.worst : { ...one.worst, values: one.anyOf })))),
  )
  const [first, ...others] = lowers
  if (first === undefined) throw new RangeError(`${table.key} asks for nothing about items`)
  return others.reduce(greater, first)
}

const mixed: Fact = { point: null, values: [], basis: 'mixed', details: {} }

function place(points: readonly BasePoint[], { point }: Fact): number {
  return point === null ? points.length : points.indexOf(point)
}

/** Both tables of a division: as wide as the two together; each reason once. */
function widen(one: Proposal, other: Proposal): Proposal {
  if (one.lower === null || one.upper === null || other.lower === null || other.upper === null) return one
  const fresh = other.reasons.filter((reason) => !one.reasons.some(({ point }) => point === reason.point))
  return {
    lower: lesser(one.lower, other.lower),
    upper: greater(one.upper, other.upper),
    reasons: [...one.reasons, ...fresh],
    narrowing: one.narrowing ?? other.narrowing,
  }
}

function rememberEvaluations(): Grounds['evaluateOnce'] {
  const remembered = new Map<string, Evaluation>()
  return (table, facts) => {
    const askable = facts.flatMap((fact) => (fact.point !== null && isAskable(fact) ? [fact.point] : []))
    const told = facts.map(({ point, values }) => `${point}=${values.join()}`)
    const key = `${table.key} ${told.join(' ')} ${askable.join()}`
    const known = remembered.get(key)
    if (known !== undefined) return known
    const entries = facts.flatMap(({ point, values }) => (point === null ? [] : [[point, values] as const]))
    const possible: Possible = Object.fromEntries(entries)
    const found = evaluate(table, possible, askable)
    remembered.set(key, found)
    return found
  }
}

/** Whether somebody could tell more: nobody told at all, or not of every item. */
function isAskable({ basis, details }: Fact): boolean {
  return basis === 'unknown' || basis === 'assumed' || details.untold === true
}
