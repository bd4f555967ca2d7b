import type { Common } from './declare.ts'
import type { Desk } from './desk.ts'
import type { Listed } from './pages.ts'

/** A list's answer and how it looks as a table. */
export interface Listing<Row> {
  readonly list: Listed<Row>
  /** Keys below `fields` of the catalogue. */
  readonly headings: readonly string[]
  cells(row: Row): readonly string[]
}

/** Prints a list, and says beside it when there is more or nothing. */
export function tellList<Row>(desk: Desk, options: Common, listing: Listing<Row>): void {
  const { list } = listing
  if (options.json === true) return desk.output.json(list)
  if (list.rows.length === 0) return desk.output.note(desk.say('list.empty'))
  const headings = listing.headings.map((heading) => desk.say(`fields.${heading}`))
  desk.output.table([headings, ...list.rows.map((row) => listing.cells(row))])
  if (list.next === null) return
  const count = new Intl.NumberFormat(desk.language)
  const shown = count.format(list.rows.length)
  const facts = { shown, cursor: list.next }
  const isWhole = list.total !== null && list.total <= list.rows.length
  if (!isWhole) desk.output.note(desk.say('list.more', facts))
}
