import { describe, expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { type DecisionPoint, decisionPoints } from './decision-points.data.ts'
import { basePointsOf, type DecisionTable, outcomeAt, pointOf, valuesOf } from './decision-table.ts'
import { deployer, humanImpact, publicSafetyImpact, supplier, utility } from './decision-tables.data.ts'
import { evaluate, type Possible } from './evaluate.ts'

const tables = [deployer, supplier, humanImpact, utility, publicSafetyImpact]

describe('the tables', () => {
  it.each([
    [humanImpact, 'N MF', 'VH'],
    [humanImpact, 'M MEF', 'M'],
    [humanImpact, 'R MSC', 'H'],
    [utility, 'Y D', 'E'],
    [publicSafetyImpact, 'M', 'S'],
    [deployer, 'N S N L', 'D'],
    [deployer, 'N O Y VH', 'O'],
    [deployer, 'P O Y VH', 'O'],
    [deployer, 'P O N VH', 'O'],
    [deployer, 'A S Y M', 'O'],
    [deployer, 'A O N VH', 'I'],
    [deployer, 'A O Y L', 'O'],
    [supplier, 'N L P M', 'D'],
    [supplier, 'N L T S', 'O'],
    [supplier, 'P L T S', 'I'],
    [supplier, 'P E T M', 'O'],
    [supplier, 'A S P M', 'I'],
  ])('%o at %s says %s', (table, values, outcome) => {
    expect(outcomeAt(table, values.split(' '))).toBe(outcome)
  })

  it.each(tables.map((table) => [table.key, table] as const))('%s is whole', (_, table) => {
    const combinations = table.inputs.reduce(
      (count, input) => count * decisionPoints[pointOf(input)].values.length,
      1,
    )

    expect(table.cells).toHaveLength(combinations)
    expect(new Set(basePointsOf(table)).size).toBe(basePointsOf(table).length)
  })

  it.each(tables.map((table) => [table.key, table] as const))(
    '%s never grows less urgent when one value grows more urgent',
    (_, table) => {
      const steps = everyCombination(table.inputs.map((input) => valuesOf(pointOf(input)))).flatMap(
        (values) =>
          table.inputs.flatMap((input, at) => {
            const next = valuesOf(pointOf(input))[valuesOf(pointOf(input)).indexOf(values[at] ?? '') + 1]
            return next === undefined ? [] : [[values, values.with(at, next)] as const]
          }),
      )
      const order = valuesOf(table.outcome)

      const falling = steps.filter(
        ([from, to]) => order.indexOf(outcomeAt(table, to)) < order.indexOf(outcomeAt(table, from)),
      )

      expect(steps.length).toBeGreaterThan(0)
      expect(falling).toEqual([])
    },
  )

  it('refuse a value of another decision point', () => {
    expect(() => outcomeAt(utility, ['Y', 'T'])).toThrow('DT_U has no outcome at Y, T')
  })
})

describe('evaluate', () => {
  it.each([deployer, supplier])('equals trying every combination, for %o', (table) => {
    fc.assert(
      fc.property(possibleOf(table), (possible) => {
        const { lower, upper } = evaluate(table, possible)

        expect({ lower, upper }).toEqual(bruteForce(table, possible))
      }),
      { numRuns: 300 },
    )
  })

  it('names the open point whose values leave the least width on average, or none', () => {
    fc.assert(
      fc.property(possibleOf(deployer), (possible) => {
        const { narrowing } = evaluate(deployer, possible)

        const widths = basePointsOf(deployer)
          .filter((point) => (possible[point] ?? valuesOf(point)).length > 1)
          .map((point) => ({ point, width: meanWidth(deployer, possible, point) }))
        const least = Math.min(width(deployer, possible), ...widths.map((one) => one.width))
        if (narrowing === null) expect(least).toBe(width(deployer, possible))
        else expect(widths.find((one) => one.point === narrowing)?.width).toBe(least)
      }),
      { numRuns: 200 },
    )
  })

  it('takes an unknown point for all of its values', () => {
    expect(evaluate(deployer, {})).toMatchObject({ lower: 'D', upper: 'I' })
    expect(evaluate(supplier, { E: ['A'] })).toMatchObject({ lower: 'O', upper: 'I' })
  })

  it('proves that nothing unexploited is immediate for who runs it', () => {
    expect(evaluate(deployer, { E: ['N', 'P'] }).upper).toBe('O')
  })

  it('proves that what is neither exploited nor automatable never exceeds scheduled', () => {
    expect(evaluate(deployer, { E: ['N'], A: ['N'] })).toMatchObject({ lower: 'D', upper: 'S' })
  })

  it('asks for the fact that narrows most', () => {
    const known = { E: ['A'], EXP: ['O'], A: ['Y'], SI: ['N'] }

    expect(evaluate(deployer, known)).toEqual({ lower: 'O', upper: 'I', narrowing: 'MI' })
  })

  it('asks for nothing where one outcome is left, though points are open', () => {
    const known = { E: ['A'], SI: ['M', 'R', 'C'] }

    expect(evaluate(supplier, known)).toEqual({ lower: 'I', upper: 'I', narrowing: null })
  })

  it('takes a point told directly before the table that would yield it', () => {
    expect(evaluate(deployer, { E: ['A'], EXP: ['O'], A: ['Y'], HI: ['L'], SI: ['C'] }).upper).toBe('O')
  })
})

/** Some values of some of the table's base points. */
function possibleOf(table: DecisionTable): fc.Arbitrary<Possible> {
  const entries = basePointsOf(table).map((point) => [
    point,
    fc.option(fc.subarray([...valuesOf(point)], { minLength: 1 }), { nil: undefined }),
  ])
  return fc.record(Object.fromEntries(entries))
}

/** Every combination of base values through the tables, with nothing shared with `evaluate`. */
function bruteForce(table: DecisionTable, possible: Possible) {
  const points = basePointsOf(table)
  const found = everyCombination(points.map((point) => possible[point] ?? valuesOf(point))).map((values) =>
    outcomeOf(table, new Map(points.map((point, at) => [point, values[at] ?? '']))),
  )
  const ordered = valuesOf(table.outcome).filter((outcome) => found.includes(outcome))
  return { lower: ordered[0], upper: ordered.at(-1) }
}

function outcomeOf(table: DecisionTable, values: ReadonlyMap<DecisionPoint, string>): string {
  return outcomeAt(
    table,
    table.inputs.map((input) =>
      typeof input === 'string' ? (values.get(input) ?? '') : outcomeOf(input, values),
    ),
  )
}

function everyCombination(choices: readonly (readonly string[])[]): readonly string[][] {
  const [first, ...others] = choices
  if (first === undefined) return [[]]
  const tails = everyCombination(others)
  return first.flatMap((value) => tails.map((tail) => [value, ...tail]))
}

function width(table: DecisionTable, possible: Possible): number {
  const { lower, upper } = bruteForce(table, possible)
  const order = valuesOf(table.outcome)
  return order.indexOf(upper ?? '') - order.indexOf(lower ?? '')
}

function meanWidth(table: DecisionTable, possible: Possible, point: DecisionPoint): number {
  const values = possible[point] ?? valuesOf(point)
  const sum = values.reduce((total, value) => total + width(table, { ...possible, [point]: [value] }), 0)
  return sum / values.length
}
