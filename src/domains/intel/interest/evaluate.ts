import type { BasePoint, DecisionPoint } from './decision-points.data.ts'
import { basePointsOf, type DecisionTable, outcomeAt, pointOf, valuesOf } from './decision-table.ts'

/** What is known of decision points: the values that are possible. A point that is absent may have any. */
export type Possible = { readonly [Point in DecisionPoint]?: readonly string[] }

export interface Evaluation {
  /** The outcomes nobody can leave downwards or upwards, as keys of the table's outcome. */
  readonly lower: string
  readonly upper: string
  /** The one unknown decision point that would narrow the interval most; null where none would. */
  readonly narrowing: BasePoint | null
}

/**
 * Which outcomes are possible: the exact minimum and maximum over every combination of the possible values (SSVC: an
 * unknown decision point stands for all of its values). Points of one table are independent of each other.
 * A point told directly goes before the inner table that would yield it.
 * @param askable points that more could be found out about; of the others nothing is asked
 */
export function evaluate(
  table: DecisionTable,
  possible: Possible,
  askable: readonly BasePoint[] = basePointsOf(table),
): Evaluation {
  const interval = intervalOf(table, possible)
  return { ...interval, narrowing: findNarrowing(table, possible, askable) }
}

/** The least and the most urgent outcome. */
function intervalOf(
  table: DecisionTable,
  possible: Possible,
): { readonly lower: string; readonly upper: string } {
  const outcomes = outcomesOf(table, possible)
  return { lower: outcomes[0] ?? '', upper: outcomes.at(-1) ?? '' }
}

/** Every possible outcome, from the least to the most urgent. */
function outcomesOf(table: DecisionTable, possible: Possible): readonly string[] {
  const choices = table.inputs.map((input) => {
    const told = possible[pointOf(input)]
    if (told !== undefined) return told
    return typeof input === 'string' ? valuesOf(input) : outcomesOf(input, possible)
  })
  const found = new Set(combine(choices).map((values) => outcomeAt(table, values)))
  return valuesOf(table.outcome).filter((outcome) => found.has(outcome))
}

function combine(choices: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return choices.reduce<readonly (readonly string[])[]>(
    (heads, values) => heads.flatMap((head) => values.map((value) => [...head, value])),
    [[]],
  )
}

/** By the mean width that remains over the point's values; the earlier point of the table where two are equal. */
function findNarrowing(
  table: DecisionTable,
  possible: Possible,
  askable: readonly BasePoint[],
): BasePoint | null {
  const now = widthOf(table, possible)
  if (now === 0) return null
  const open = basePointsOf(table).filter(
    (point) => askable.includes(point) && (possible[point] ?? valuesOf(point)).length > 1,
  )
  const widths = open.map((point) => {
    const values = possible[point] ?? valuesOf(point)
    const sum = values.reduce((total, value) => total + widthOf(table, { ...possible, [point]: [value] }), 0)
    return { point, width: sum / values.length }
  })
  const best = widths.reduce<(typeof widths)[number] | undefined>(
    (least, one) => (least === undefined || one.width < least.width ? one : least),
    undefined,
  )
  return best === undefined || best.width >= now ? null : best.point
}

/** Steps between the least and the most urgent outcome. */
function widthOf(table: DecisionTable, possible: Possible): number {
  const { lower, upper } = intervalOf(table, possible)
  const order = valuesOf(table.outcome)
  return order.indexOf(upper) - order.indexOf(lower)
}
