import { useState } from 'react'
import { type SteadyRows, steady } from './steady-rows.ts'

interface Options<Row> {
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** Another value means another list (filter, order, lens): nothing is held back then. */
  readonly epoch: string
}

/** The rows to draw of a list that changes behind the reader, and `showAll` to take in what is new. */
export function useSteadyRows<Row>({
  rows,
  keyOf,
  epoch,
}: Options<Row>): SteadyRows<Row> & { showAll(): void } {
  const [held, setHeld] = useState({ epoch, seen: rows })
  const result = steady(held.epoch === epoch ? held.seen : [], rows, keyOf)
  if (held.epoch !== epoch || !sameRows(held.seen, result.shown)) setHeld({ epoch, seen: result.shown })
  return { ...result, showAll: () => setHeld({ epoch, seen: rows }) }
}

function sameRows<Row>(one: readonly Row[], other: readonly Row[]): boolean {
  return one.length === other.length && one.every((row, index) => row === other[index])
}
