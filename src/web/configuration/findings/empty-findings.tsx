import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { listFindings } from '#contract/matching/findings.ts'
import { ask } from '../../api/query.ts'
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
  'wrong-match': 'findings.emptyWrong',
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
  if (total === 0 && ci.composed && status !== 'wrong-match') return <NothingFound ci={ci} onShow={onShow} />
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

/** Nothing is found, or all that was found is reported as a wrong match, which is another thing. */
function NothingFound({ ci, onShow }: Pick<Props, 'ci' | 'onShow'>) {
  const { t } = useTranslation('configuration')
  const query = { ci: ci.id, status: 'wrong-match' as const, limit: 1 }
  const { data } = useQuery(ask(listFindings, { query }))
  if (data === undefined || data.rows.length === 0) return <EmptyState sentence={t('findings.emptyAll')} />
  return (
    <EmptyState
      sentence={t('findings.emptyButWrong')}
      action={
        <Button variant="default" onClick={() => onShow('wrong-match')}>
          {t('findings.status.wrong-match')}
        </Button>
      }
    />
  )
}
