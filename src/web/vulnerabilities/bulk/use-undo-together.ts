import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readBatch, undoBatch } from '#contract/matching/assessment-batches.ts'
import { callServer } from '../../api/client.ts'
import { showFailure } from '../../api/show-failure.tsx'
import { showDone } from '../../ui/feedback/undo-toast.tsx'
import { refreshDecided } from '../assessments/refresh.ts'
import { waitForJob } from './wait-for-job.ts'

/** Undoes decisions made together, and says which of them were decided anew since and stay. */
export function useUndoTogether(): (batch: string) => void {
  const { t } = useTranslation('vulnerabilities')
  const queries = useQueryClient()
  const undo = async (batch: string) => {
    const { job } = await callServer(undoBatch, { params: { id: batch } })
    if ((await waitForJob(job)) !== 'done') return
    const { undone, later } = await callServer(readBatch, { params: { id: batch } })
    const names = later.rows.map(({ vulnerability }) => vulnerability.name)
    const stay =
      later.count === 0
        ? ''
        : ` ${t('bulk.stay', { count: later.count, names: names.slice(0, 5).join(', ') })}`
    showDone(`${t('bulk.undone', { count: undone })}${stay}`)
  }
  return (batch) => {
    undo(batch)
      .catch(showFailure)
      .finally(() => refreshDecided(queries))
  }
}
