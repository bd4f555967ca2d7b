import type { QueryClient } from '@tanstack/react-query'
import { explainMatch } from '#contract/matching/explanations.ts'
import { listWrongMatches, previewWrongMatch } from '#contract/matching/wrong-matches.ts'
import { refreshDecided } from '../vulnerabilities/assessments/refresh.ts'

/** Every answer about reports that a change of one makes old. */
export const reportedRoutes = [listWrongMatches, previewWrongMatch, explainMatch] as const

/** Asks again for what a report changed, without waiting for the news of it. */
export function refreshReported(queries: QueryClient): void {
  refreshDecided(queries)
  for (const { id } of reportedRoutes) {
    queries.invalidateQueries({ queryKey: [id] }).catch(() => undefined)
  }
}
