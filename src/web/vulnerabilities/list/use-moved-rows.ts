import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { readVulnerability, type VulnerabilityRow } from '#contract/matching/findings.ts'
import { ask } from '../../api/query.ts'
import type { ListSearch } from './list-search.ts'
import { belongsTo, missingRows } from './moved-rows.ts'

interface Listed {
  /** Of the pages that are loaded; undefined while the first is awaited. */
  readonly rows: readonly VulnerabilityRow[] | undefined
  readonly hasMore: boolean
  /** Another value means another list. */
  readonly epoch: string
  readonly search: ListSearch
  readonly teamId: string | undefined
}

/**
 * The rows with those that moved below the loaded pages under the reader's eyes, as they are now, at the end. The list
 * keeps them where they were seen; without this they would look settled.
 */
export function useMovedRows(listed: Listed): readonly VulnerabilityRow[] | undefined {
  const { rows = none, hasMore, epoch, search, teamId } = listed
  const seen = useSeen(rows, epoch)
  const missing = missingRows(seen, rows, hasMore)
  const answers = useQueries({
    queries: missing.map(({ id }) => ask(readVulnerability, { params: { alias: id } })),
  })
  const moved = missing.flatMap((row, index) => {
    const { data, isError } = answers[index] ?? { data: undefined, isError: true }
    if (isError) return []
    // Until it is known how the row is now, it stays as it was.
    if (data === undefined) return [row]
    return data.id === row.id && belongsTo(data, search, teamId) ? [data] : []
  })
  return listed.rows === undefined ? undefined : [...rows, ...moved]
}

const none: readonly VulnerabilityRow[] = []

/** Every row that this list has held so far. */
function useSeen(rows: readonly VulnerabilityRow[], epoch: string): ReadonlyMap<string, VulnerabilityRow> {
  const [held, setHeld] = useState({ epoch, seen: byId(rows) })
  const before = held.epoch === epoch ? held.seen : new Map<string, VulnerabilityRow>()
  const isKnown = rows.every((row) => before.get(row.id) === row)
  if (held.epoch === epoch && isKnown) return before
  const seen = new Map([...before, ...byId(rows)])
  setHeld({ epoch, seen })
  return seen
}

function byId(rows: readonly VulnerabilityRow[]): ReadonlyMap<string, VulnerabilityRow> {
  return new Map(rows.map((row) => [row.id, row]))
}
