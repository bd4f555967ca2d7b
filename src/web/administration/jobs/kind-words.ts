import { useTranslation } from 'react-i18next'

/** What a job does, in words; the kind's own name where there are none. */
export function useKindWords(): (kind: string) => string {
  const { t } = useTranslation('administration')
  const words = new Map([
    ['intel.import-feed', t('jobs.kinds.importFeed')],
    ['inventory.read-document', t('jobs.kinds.readDocument')],
  ])
  return (kind) => words.get(kind) ?? kind
}
