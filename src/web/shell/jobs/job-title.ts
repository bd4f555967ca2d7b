import { useTranslation } from 'react-i18next'
import type { Job } from '#contract/platform/jobs.ts'

/** What a job is about: the name it was given; where it has none, for it is about all that is stored, what of that. */
export function useJobTitle(): (job: Pick<Job, 'title' | 'kind'>) => string {
  const { t } = useTranslation()
  const words = new Map([
    ['matching.rekey', t('jobs.versionKeys')],
    ['inventory.reread-documents', t('jobs.keptDocuments')],
    ['intel.reread-advisories', t('jobs.keptAdvisories')],
  ])
  return ({ title, kind }) => title || (words.get(kind) ?? kind)
}
