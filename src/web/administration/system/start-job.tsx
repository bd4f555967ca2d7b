import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readRereading, type rereadDocuments } from '#contract/inventory/rereading.ts'
import type { rekey } from '#contract/matching/rekey.ts'
import { listJobs, readJob } from '#contract/platform/jobs.ts'
import { Answered } from '../../api/answered.tsx'
import { callServer } from '../../api/client.ts'
import { ask } from '../../api/query.ts'
import { showFailure } from '../../api/show-failure.tsx'
import { useMay } from '../../session/me.tsx'
import { JobLine } from '../../shell/jobs/job-line.tsx'
import { ProblemList } from '../../ui/feedback/problem-list.tsx'
import { useJobPolling } from '../jobs/use-job-polling.ts'
import styles from './system.module.css'

interface Props {
  readonly route: typeof rereadDocuments | typeof rekey
  readonly verb: string
  /** The job that is at it already. */
  readonly live: string | null
  /** Whether there is anything to do. */
  readonly isWorthwhile: boolean
}

/** A button that starts work about all that is stored, for who may; below it how far the work is, or how it ended. */
export function StartJob({ route, verb, live, isWorthwhile }: Props) {
  const may = useMay()
  const queries = useQueryClient()
  const [started, setStarted] = useState<string | null>(null)
  const start = useMutation({
    mutationFn: () => callServer(route),
    onSuccess: (ticket) => setStarted(ticket.job),
    onError: showFailure,
    onSettled: () =>
      Promise.all([listJobs, readRereading].map(({ id }) => queries.invalidateQueries({ queryKey: [id] }))),
  })
  const job = live ?? started
  return (
    <>
      {may('system.change') && isWorthwhile && live === null && (
        <Button variant="default" loading={start.isPending} onClick={() => start.mutate()}>
          {verb}
        </Button>
      )}
      {job !== null && <JobUnderWay id={job} />}
    </>
  )
}

/** So many problems are shown here; all of them on the job's own page. */
const shownProblems = 5

function JobUnderWay({ id }: { readonly id: string }) {
  const { t } = useTranslation('administration')
  const queries = useQueryClient()
  const job = useQuery({ ...ask(readJob, { params: { id } }), ...useJobPolling() })
  const ended = job.data !== undefined && job.data.endedAt !== null
  useEffect(() => {
    if (ended) queries.invalidateQueries({ queryKey: [readRereading.id] }).catch(() => undefined)
  }, [ended, queries])
  return (
    <Answered query={job} as="part">
      {(data) => (
        <div className={styles.job}>
          <JobLine job={data} asOf={job.dataUpdatedAt} />
          {data.problems.length > 0 && <ProblemList problems={data.problems.slice(0, shownProblems)} />}
          <Link to="/administration/jobs/$id" params={{ id }}>
            {t('system.toJob')}
          </Link>
        </div>
      )}
    </Answered>
  )
}
