import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Job, listJobs } from '#contract/platform/jobs.ts'
import { ask } from '../../../api/query.ts'
import { Moment } from '../../../ui/dates/moment.tsx'
import { useNow } from '../../../ui/dates/now.ts'
import { failedJobs } from './failed-jobs.ts'
import type { Need } from './need.ts'

/** The reader's long work that did not come out whole. */
export function useJobNeeds(): readonly Need[] | undefined {
  const { t } = useTranslation('home')
  const now = useNow()
  const jobs = useQuery(ask(listJobs, { query: { limit: 20 } }))
  if (jobs.isPending) return undefined
  return failedJobs(jobs.data?.rows ?? [], now).map((job) => ({
    id: job.id,
    sentence: (
      <JobLink job={job}>
        {job.state === 'failed'
          ? t('needs.failed', { title: job.title })
          : t('needs.partly', { title: job.title, count: job.problemCount })}
      </JobLink>
    ),
    detail: <JobDetail job={job} />,
  }))
}

/** An SBOM is repaired where it was imported; advisories where their source is. */
function JobLink({ job, children }: { readonly job: Job; readonly children: ReactNode }) {
  if (job.subject?.kind !== 'ci') return <Link to="/administration/sources">{children}</Link>
  return (
    <Link to="/configuration/$id" params={{ id: job.subject.id }} search={{ tab: 'documents' }}>
      {children}
    </Link>
  )
}

function JobDetail({ job }: { readonly job: Job }) {
  const [problem] = job.problems
  return (
    <>
      {problem?.message} {job.endedAt !== null && <Moment at={job.endedAt} as="recent" />}
    </>
  )
}
