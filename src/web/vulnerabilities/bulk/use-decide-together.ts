import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type BatchOrder, createBatch } from '#contract/matching/assessment-batches.ts'
import { callServer } from '../../api/client.ts'
import { showFailure } from '../../api/show-failure.tsx'
import { showDone, showUndo } from '../../ui/feedback/undo-toast.tsx'
import { refreshDecided } from '../assessments/refresh.ts'
import { useUndoTogether } from './use-undo-together.ts'
import { waitForJob } from './wait-for-job.ts'

type Sent = BatchOrder & { readonly changing: number }

/** Decides together and offers to undo it, once it is done; the tray shows how far it is. */
export function useDecideTogether(onSent: () => void) {
  const { t } = useTranslation('vulnerabilities')
  const queries = useQueryClient()
  const undo = useUndoTogether()
  return useMutation({
    mutationFn: async ({ changing: _, ...body }: Sent) => await callServer(createBatch, { body }),
    onSuccess: ({ batch, job }, { changing }) => {
      onSent()
      if (job !== null) showDone(t('bulk.begun'))
      waitForJob(job)
        .then((state) => {
          if (state === 'done') showUndo(t('bulk.done', { count: changing }), () => undo(batch))
        })
        .catch(showFailure)
        .finally(() => refreshDecided(queries))
    },
    // Others decided meanwhile: the preview is asked again, and confirmed again.
    onError: () => refreshDecided(queries),
  })
}
