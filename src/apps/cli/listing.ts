import type { Common } from './declare.ts'
import type { Desk } from './desk.ts'
import type { Listed } from './pages.ts'

/** A list's answer and how it looks as a table. */
export interface Listing<Row> {
  readonly list: Listed<Row>
  /** Keys below `fields` of the catalogue. */
  readonly headings: readonly string[]
  readonly cells: (row: Row) => readonly string[]
}

/** Prints a list, and says beside it when there is more or nothing. */
export function tellList<Row>(desk: Desk, options: Common, listing: Listing<Row>): void {
  const { list } = listing
  if (options.json === true) desk.output.json(list)
  else if (list.rows.length === 0) desk.output.note(desk.say('list.empty'))
  else tellRows(desk, listing)
}

function tellRows<Row>(desk: Desk, { list, headings, cells }: Listing<Row>): void {
  desk.output.table([headings.map((heading) => desk.say(`fields.${heading}`)), ...list.rows.map(cells)])
  const isWhole = list.next === null || list.total === list.rows.length
  const shown = new Intl.NumberFormat(desk.language).format(list.rows.length)
  if (!isWhole) desk.output.note(desk.say('list.more', { shown, cursor: list.next }))
}
