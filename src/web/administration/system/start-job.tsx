import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { rereadAdvisories } from '#contract/intel/rereading.ts'
import type { rereadDocuments } from '#contract/inventory/rereading.ts'
import type { rekey } from '#contract/matching/rekey.ts'
import { listJobs } from '#contract/platform/jobs.ts'
import { callServer } from '../../api/client.ts'
import { showFailure } from '../../api/show-failure.tsx'
import { useMay } from '../../session/me.tsx'
import { JobUnderWay } from '../jobs/job-under-way.tsx'
import styles from './system.module.css'

interface Props {
  readonly route: typeof rereadDocuments | typeof rereadAdvisories | typeof rekey
  /** Id of the route that tells how much there is to do. */
  readonly refreshes: string
  readonly verb: string
  /** The job that is at it already. */
  readonly live: string | null
  /** Whether there is anything to do. */
  readonly isWorthwhile: boolean
}

/** A button that starts work about all that is stored, for who may; below it how far the work is, or how it ended. */
export function StartJob({ route, refreshes, verb, live, isWorthwhile }: Props) {
  const { t } = useTranslation('administration')
  const may = useMay()
  const queries = useQueryClient()
  const [started, setStarted] = useState<string | null>(null)
  const start = useMutation({
    mutationFn: () => callServer(route),
    onSuccess: (ticket) => setStarted(ticket.job),
    onError: showFailure,
    onSettled: () =>
      Promise.all([listJobs.id, refreshes].map((id) => queries.invalidateQueries({ queryKey: [id] }))),
  })
  const job = live ?? started
  return (
    <>
      {may('system.change') && isWorthwhile && live === null && (
        <Button variant="default" loading={start.isPending} onClick={() => start.mutate()}>
          {verb}
        </Button>
      )}
      {job !== null && (
        <div className={styles.job}>
          <JobUnderWay id={job} refreshes={refreshes} link={t('system.toJob')} />
        </div>
      )}
    </>
  )
}
