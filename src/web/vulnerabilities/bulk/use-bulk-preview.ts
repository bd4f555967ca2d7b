import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type BatchPlan, previewBatch } from '#contract/matching/assessment-batches.ts'
import { ask } from '../../api/query.ts'

/** What deciding together would do now; asked anew while others decide. Null: nothing to ask yet. */
export function useBulkPreview(plan: BatchPlan | null) {
  const body = plan ?? nothing
  return useQuery({
    ...ask(previewBatch, { body }),
    enabled: plan !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  })
}

const nothing: BatchPlan = { teamId: '', selection: {}, status: 'affected' }
