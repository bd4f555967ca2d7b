import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import type { Side } from './item.ts'

/** Stations on the way outwards from a cause. */
export const columnIds = [
  'component',
  'via',
  'item',
  'system',
  'division',
  'product',
  'delivery',
  'customer',
] as const
export type ColumnId = (typeof columnIds)[number]

/** The sides as they are drawn: one wing, the middle, the other wing. */
export const graphSides = ['it', 'development', 'product'] as const satisfies readonly Side[]

/** How the items of a side are led outwards; what leads to them differs by where the question began. */
export function columnsOf(side: Side, first: 'component' | 'via'): readonly ColumnId[] {
  switch (side) {
    case 'it':
      return [first, 'item', 'system', 'division']
    case 'development':
      return ['item']
    case 'product':
      return [first, 'item', 'product', 'delivery', 'customer']
  }
}

/** The key of those who pass no station of a column. */
export const none = 'none'

/** How many stations of a column are nodes of their own, and how many once the column is opened. */
export const shownNodes = { closed: 12, open: 60 }

/** A node that items must pass: its column and its key there. */
export interface GraphPlace {
  readonly column: ColumnId
  readonly key: string
}

/** What of a graph is wanted. */
export interface GraphShape {
  readonly at: readonly GraphPlace[]
  readonly fold: readonly ColumnId[]
  readonly open: readonly ColumnId[]
}

const keyForms: Readonly<Record<'id' | 'number' | 'word' | 'name', RegExp>> = {
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  number: /^[0-9]{1,18}$/,
  /** Of a name that is no organisation's: its md5. */
  name: /^[0-9a-f]{32}$/,
  word: /^[a-z-]{1,20}$/,
}

function isKey(column: ColumnId, key: string): boolean {
  if (key === none) return true
  if (column === 'component') return keyForms.number.test(key)
  if (column === 'customer' && keyForms.name.test(key)) return true
  return (column === 'via' ? keyForms.word : keyForms.id).test(key)
}

/**
 * Reads what narrows and shapes a graph, each a list with commas. A place in a column replaces one before it.
 * Problems: `impact.node-unknown`, `impact.column-unknown`.
 */
export function parseShape(texts: {
  readonly at?: string | undefined
  readonly fold?: string | undefined
  readonly open?: string | undefined
}): Parsed<GraphShape> {
  const at = split(texts.at).map(readPlace)
  const fold = split(texts.fold).map(readColumn)
  const open = split(texts.open).map(readColumn)
  const problems = [
    ...wrong('at', 'impact.node-unknown', at),
    ...wrong('fold', 'impact.column-unknown', fold),
    ...wrong('open', 'impact.column-unknown', open),
  ]
  if (problems.length > 0) return unreadable(...problems)
  const places = new Map(at.flatMap(({ value }) => (value === undefined ? [] : [[value.column, value]])))
  return readable({ at: [...places.values()], fold: valuesOf(fold), open: valuesOf(open) })
}

interface Read<Value> {
  readonly text: string
  readonly value: Value | undefined
}

function split(text = ''): readonly string[] {
  return text.split(',').filter((part) => part !== '')
}

function readPlace(text: string): Read<GraphPlace> {
  const colon = text.indexOf(':')
  const key = text.slice(colon + 1)
  const column = columnIds.find((id) => id === text.slice(0, Math.max(0, colon)))
  return { text, value: column !== undefined && isKey(column, key) ? { column, key } : undefined }
}

function readColumn(text: string): Read<ColumnId> {
  return { text, value: columnIds.find((id) => id === text) }
}

function valuesOf<Value>(list: readonly Read<Value>[]): readonly Value[] {
  return list.flatMap(({ value }) => (value === undefined ? [] : [value]))
}

function wrong(field: string, code: string, list: readonly Read<unknown>[]) {
  return list
    .filter(({ value }) => value === undefined)
    .map(({ text }) => problem(`/${field}`, code, { text: text.slice(0, 200) }))
}
