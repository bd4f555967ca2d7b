import type { DecisionPoint } from '#contract/intel/interest.ts'
import type words from '#texts/en/words.json'

type Interest = (typeof words)['interest']

const values = {
  E: ['N', 'P', 'A'],
  EXP: ['S', 'C', 'O'],
  A: ['N', 'Y'],
  TI: ['P', 'T'],
  VD: ['D', 'C'],
  MI: ['D', 'MSC', 'MEF', 'MF'],
  SI: ['N', 'M', 'R', 'C'],
} as const satisfies { readonly [Point in DecisionPoint]: readonly (keyof Interest['values'][Point])[] }

const itemWords = {
  EXP: ['internet', 'partner', 'internal', 'isolated'],
  MI: ['low', 'medium', 'high'],
  SI: ['true', 'false', 'negligible', 'marginal', 'critical', 'catastrophic'],
} as const satisfies {
  readonly [Point in keyof Interest['itemWords']]: readonly (keyof Interest['itemWords'][Point])[]
}

const valueKeys = keysOf('values', values)
const wordKeys = keysOf('itemWords', itemWords)

type ValueKey = Keys<'values', typeof values>
type WordKey = Keys<'itemWords', typeof itemWords>

/** The text of a decision point's value; undefined for one that we have no word for. */
export function valueKey(point: DecisionPoint | null, value: string): ValueKey | undefined {
  return valueKeys.find((key) => key === `interest.values.${point}.${value}`)
}

/** The text of what is told of items. */
export function wordKey(point: DecisionPoint | null, word: string): WordKey | undefined {
  return wordKeys.find((key) => key === `interest.itemWords.${point}.${word}`)
}

type Keys<Part extends string, Table extends Readonly<Record<string, readonly string[]>>> = {
  [Point in keyof Table & string]: `interest.${Part}.${Point}.${Table[Point][number]}`
}[keyof Table & string]

function keysOf<Part extends string, const Table extends Readonly<Record<string, readonly string[]>>>(
  part: Part,
  table: Table,
): readonly Keys<Part, Table>[] {
  return Object.entries(table).flatMap(([point, list]) =>
    list.map((one) => `interest.${part}.${point}.${one}` as Keys<Part, Table>),
  )
}
