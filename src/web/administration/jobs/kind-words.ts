import { useTranslation } from 'react-i18next'

/** Each source has a kind of its own; its title is the source's. */
const runFeed = 'intel.run-feed-'

/** What a job does, in words; the kind's own name where there are none. */
export function useKindWords(): (kind: string) => string {
  const { t } = useTranslation('administration')
  const words = new Map([
    ['intel.import-feed', t('jobs.kinds.importFeed')],
    ['intel.propose-interests', t('jobs.kinds.proposeInterests')],
    ['matching.decide-batch', t('jobs.kinds.decideBatch')],
    ['matching.rekey', t('jobs.kinds.rekey')],
    ['inventory.reread-documents', t('jobs.kinds.rereadDocuments')],
    ['intel.reread-advisories', t('jobs.kinds.rereadAdvisories')],
    ['matching.undo-batch', t('jobs.kinds.undoBatch')],
    ['intel.read-item-statements', t('jobs.kinds.readItemStatements')],
    ['inventory.read-document', t('jobs.kinds.readDocument')],
  ])
  const fetching = t('jobs.kinds.runFeed')
  return (kind) => words.get(kind) ?? (kind.startsWith(runFeed) ? fetching : kind)
}
