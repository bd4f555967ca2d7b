import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { readJob } from '#contract/platform/jobs.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { JobLine } from '../../shell/jobs/job-line.tsx'
import { ProblemList } from '../../ui/feedback/problem-list.tsx'
import styles from './job-under-way.module.css'
import { useJobPolling } from './use-job-polling.ts'

interface Props {
  readonly id: string
  /** Id of the route whose answer is another once the job has ended. */
  readonly refreshes: string
  /** What leads to the job's own page. */
  readonly link: string
}

/** So many problems are shown here; all of them on the job's own page. */
const shownProblems = 5

/** A job beside what it was started from: live, and at its end what could not be done. */
export function JobUnderWay({ id, refreshes, link }: Props) {
  const queries = useQueryClient()
  const job = useQuery({ ...ask(readJob, { params: { id } }), ...useJobPolling() })
  const ended = job.data !== undefined && job.data.endedAt !== null
  useEffect(() => {
    if (ended) queries.invalidateQueries({ queryKey: [refreshes] }).catch(() => undefined)
  }, [ended, queries, refreshes])
  return (
    <Answered query={job} as="part">
      {(data) => (
        <div className={styles.job}>
          <JobLine job={data} asOf={job.dataUpdatedAt} />
          {data.problems.length > 0 && <ProblemList problems={data.problems.slice(0, shownProblems)} />}
          <Link to="/administration/jobs/$id" params={{ id }}>
            {link}
          </Link>
        </div>
      )}
    </Answered>
  )
}
