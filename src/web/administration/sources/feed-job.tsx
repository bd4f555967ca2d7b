import { useTranslation } from 'react-i18next'
import { listFeeds } from '#contract/intel/feeds.ts'
import { JobUnderWay } from '../jobs/job-under-way.tsx'

/** The job that reads what was sent. */
export function FeedJob({ id }: { readonly id: string }) {
  const { t } = useTranslation('administration')
  return <JobUnderWay id={id} refreshes={listFeeds.id} link={t('sources.toJob')} />
}
