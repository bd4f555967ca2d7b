import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { cancelJob, type Job, listJobs, readJob } from '#contract/platform/jobs.ts'
import { callServer } from '../../api/client.ts'
import { showFailure } from '../../api/show-failure.tsx'

/** Asks a job to stop; nothing where there is nothing to stop. */
export function CancelButton({ job }: { readonly job: Job }) {
  const { t } = useTranslation('web')
  const queries = useQueryClient()
  const cancel = useMutation({
    mutationFn: () => callServer(cancelJob, { params: { id: job.id } }),
    onSettled: () =>
      Promise.all([listJobs, readJob].map(({ id }) => queries.invalidateQueries({ queryKey: [id] }))),
    onError: showFailure,
  })
  if (job.endedAt !== null) return null
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={cancel.isPending}
      disabled={job.cancelAsked}
      onClick={() => cancel.mutate()}
    >
      {t(job.cancelAsked ? 'jobs.cancelling' : 'jobs.cancel')}
    </Button>
  )
}
