import { useTranslation } from 'react-i18next'
import type { Job } from '#contract/platform/jobs.ts'

/** Who started it; where nobody in particular did, what did. */
export function StartedBy({ job }: { readonly job: Pick<Job, 'startedBy' | 'origin'> }) {
  const { t } = useTranslation('administration')
  return job.startedBy?.name ?? t(`jobs.startedFrom.${job.origin}`)
}
