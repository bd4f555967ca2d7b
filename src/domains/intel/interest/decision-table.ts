import { type BasePoint, type DecisionPoint, decisionPoints } from './decision-points.data.ts'

/** An SSVC decision table. An input is a decision point, or the table whose outcome it takes. */
export interface DecisionTable {
  readonly key: string
  readonly version: string
  readonly inputs: readonly (BasePoint | DecisionTable)[]
  readonly outcome: DecisionPoint
  /** Outcomes for every combination of the inputs' values, the last input changing fastest. */
  readonly cells: readonly string[]
}

/** The decision point that an input stands for. */
export function pointOf(input: BasePoint | DecisionTable): DecisionPoint {
  return typeof input === 'string' ? input : input.outcome
}

/** Every value of a decision point, from the least to the most urgent. */
export function valuesOf(point: DecisionPoint): readonly string[] {
  return decisionPoints[point].values
}

/** The decision points that the table asks for, those of its inner tables in their place. */
export function basePointsOf(table: DecisionTable): readonly BasePoint[] {
  return table.inputs.flatMap((input) => (typeof input === 'string' ? [input] : basePointsOf(input)))
}

/**
 * The outcome at one value of each input.
 * @param values keys in the order of `table.inputs`
 * @throws RangeError when a value is not of its decision point
 */
export function outcomeAt(table: DecisionTable, values: readonly string[]): string {
  const cell = table.inputs.reduce((index, input, place) => {
    const known = valuesOf(pointOf(input))
    const step = known.indexOf(values[place] ?? '')
    return step < 0 ? Number.NaN : index * known.length + step
  }, 0)
  const outcome = table.cells[cell]
  if (outcome === undefined) throw new RangeError(`${table.key} has no outcome at ${values.join(', ')}`)
  return outcome
}
