import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { ImportButton } from '../../imports/import-button.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import type { FindingStatus } from '../record/record-search.ts'
import type { Standing } from '../standing/standing.ts'

interface Props {
  readonly ci: Ci
  readonly status: FindingStatus
  readonly standing: Standing
  readonly onShow: (status: FindingStatus) => void
}

const sentences = {
  open: 'findings.emptyOpen',
  affected: 'findings.emptyAffected',
  settled: 'findings.emptySettled',
  all: 'findings.emptyAll',
} as const

/** Why no finding is shown: nobody could look, nothing was found, or nothing is in this state. */
export function EmptyFindings({ ci, status, standing, onShow }: Props) {
  const { t } = useTranslation('configuration')
  if (standing === null) {
    return (
      <EmptyState
        sentence={t('findings.emptyUnknown')}
        action={<ImportButton as="plain" />}
        guide="configuration"
      />
    )
  }
  const total = standing === undefined ? 0 : standing.open + standing.affected + standing.settled
  if (total === 0 && ci.composed) return <EmptyState sentence={t('findings.emptyAll')} />
  return (
    <EmptyState
      sentence={t(sentences[status])}
      action={
        status !== 'all' && (
          <Button variant="default" onClick={() => onShow('all')}>
            {t('findings.showAll')}
          </Button>
        )
      }
    />
  )
}
