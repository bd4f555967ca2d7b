import type { QueryClient } from '@tanstack/react-query'
import { previewBatch } from '#contract/matching/assessment-batches.ts'
import { listAssessments, previewAssessment } from '#contract/matching/assessments.ts'
import { listConditions } from '#contract/matching/conditions.ts'
import {
  countFindings,
  listFindings,
  listVulnerabilities,
  readVulnerability,
} from '#contract/matching/findings.ts'

/** Every answer that a decision makes old. */
export const decidedRoutes = [
  listVulnerabilities,
  readVulnerability,
  listFindings,
  countFindings,
  listAssessments,
  previewAssessment,
  previewBatch,
  listConditions,
] as const

/** Asks again for what a decision changed, without waiting for the news of it. */
export function refreshDecided(queries: QueryClient): void {
  for (const { id } of decidedRoutes) {
    queries.invalidateQueries({ queryKey: [id] }).catch(() => undefined)
  }
}
