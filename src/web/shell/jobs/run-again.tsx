import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Job, listJobs, readJob, retryJob } from '#contract/platform/jobs.ts'
import { callServer } from '../../api/client.ts'
import { ask } from '../../api/query.ts'
import { showFailure } from '../../api/show-failure.tsx'
import { useMay } from '../../session/me.tsx'
import { useJobTitle } from './job-title.ts'

/** Runs a job once more from what was kept; nothing where that cannot be. */
export function RunAgain({ job }: { readonly job: Job }) {
  const { t } = useTranslation()
  const titleOf = useJobTitle()
  const queries = useQueryClient()
  // Auditors see everybody's work and do none of it.
  const mayImport = useMay()('document.import', 'feed.import')
  const retry = useMutation({
    mutationFn: () => callServer(retryJob, { params: { id: job.id } }),
    onSuccess: (begun) => queries.setQueryData(ask(readJob, { params: { id: job.id } }).queryKey, begun),
    onSettled: () => queries.invalidateQueries({ queryKey: [listJobs.id] }),
    onError: showFailure,
  })
  if (!job.canRunAgain || !mayImport) return null
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={retry.isPending}
      aria-label={t('jobs.againOf', { title: titleOf(job) })}
      onClick={() => retry.mutate()}
    >
      {t('jobs.again')}
    </Button>
  )
}
