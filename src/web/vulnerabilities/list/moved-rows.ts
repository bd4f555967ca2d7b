import type { VulnerabilityRow } from '#contract/matching/findings.ts'
import type { ListSearch } from './list-search.ts'

/** So many moved rows are followed; when more leave at once, most were settled together. */
const followed = 20

/**
 * Rows that were listed and are in no loaded page any more: settled, or moved below what is loaded because their place
 * in the order changed. None when the list is loaded to its end or too many left: then they are gone.
 */
export function missingRows<Row extends { readonly id: string }>(
  seen: ReadonlyMap<string, Row>,
  rows: readonly Row[],
  hasMore: boolean,
): readonly Row[] {
  if (!hasMore) return []
  const listed = new Set(rows.map(({ id }) => id))
  const missing = [...seen.values()].filter(({ id }) => !listed.has(id))
  return missing.length > followed ? [] : missing
}

/**
 * Whether a row that was listed still belongs to a list narrowed like this, wherever it stands in it. Of what else
 * narrows the list nothing is asked: a decision changes none of it.
 */
export function belongsTo(
  { teams }: Pick<VulnerabilityRow, 'teams'>,
  { state, reach }: ListSearch,
  teamId: string | undefined,
): boolean {
  const counted = teamId === undefined ? teams : teams.filter(({ team }) => team?.id === teamId)
  const isOpen = counted.some(({ open, affected }) => open + affected > 0)
  if (reach === 'all') return true
  if (state === undefined) return isOpen
  const isTouching = counted.some(({ cis }) => cis > 0)
  return state === 'settled' ? isTouching && !isOpen : isTouching
}
