import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { listFeeds } from '#contract/intel/feeds.ts'
import { readJob } from '#contract/platform/jobs.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { JobLine } from '../../shell/jobs/job-line.tsx'
import { ProblemList } from '../../ui/feedback/problem-list.tsx'
import { useJobPolling } from '../jobs/use-job-polling.ts'
import styles from './sources.module.css'

/** So many problems are shown beside the source; all of them on the job's own page. */
const shownProblems = 5

/** The job that reads what was sent: live, and at its end what could not be read. */
export function FeedJob({ id }: { readonly id: string }) {
  const { t } = useTranslation('administration')
  const queries = useQueryClient()
  const job = useQuery({ ...ask(readJob, { params: { id } }), ...useJobPolling() })
  const ended = job.data !== undefined && job.data.endedAt !== null
  useEffect(() => {
    if (ended) queries.invalidateQueries({ queryKey: [listFeeds.id] }).catch(() => undefined)
  }, [ended, queries])
  return (
    <Answered query={job} as="part">
      {(data) => (
        <div className={styles.job}>
          <JobLine job={data} asOf={job.dataUpdatedAt} />
          {data.problems.length > 0 && <ProblemList problems={data.problems.slice(0, shownProblems)} />}
          <Link to="/administration/jobs/$id" params={{ id }}>
            {t('sources.toJob')}
          </Link>
        </div>
      )}
    </Answered>
  )
}
