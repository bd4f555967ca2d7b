import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import type { Ci } from '#contract/inventory/cis.ts'
import { countFindings } from '#contract/matching/findings.ts'
import { ask } from '../../api/query.ts'
import { type FindingCounts, type Standing, standingOf } from './standing.ts'

type Counted = Pick<Ci, 'id' | 'composed'>

/**
 * How items stand to the vulnerabilities known, asked page by page as the list is loaded.
 * @param pages of at most 200 items each
 */
export function useStandings(pages: readonly (readonly Counted[])[]): (ci: Counted) => Standing {
  const filled = pages.filter((page) => page.length > 0)
  const answers = useQueries({
    queries: filled.map((page) => ({
      ...ask(countFindings, { query: { cis: page.map((ci) => ci.id).join(',') } }),
      placeholderData: keepPreviousData,
    })),
  })
  const counts = new Map<string, FindingCounts>()
  const answered = new Set<string>()
  for (const [index, { data }] of answers.entries()) {
    if (data === undefined) continue
    for (const row of data.rows) counts.set(row.ciId, row)
    for (const ci of filled[index] ?? []) answered.add(ci.id)
  }
  return (ci) => (answered.has(ci.id) ? standingOf(ci, counts.get(ci.id)) : undefined)
}

/** How one item stands. */
export function useStanding(ci: Counted): Standing {
  const { data } = useQuery(ask(countFindings, { query: { cis: ci.id } }))
  return data === undefined ? undefined : standingOf(ci, data.rows[0])
}
