import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { AuditRow } from '#contract/identity/people.ts'
import { Moment } from '../../ui/dates/moment.tsx'
import type { Column } from '../../ui/list/column.ts'
import styles from './audit.module.css'
import { useAuditWords } from './audit-words.ts'
import { DetailSummary } from './detail-summary.tsx'
import { ObjectName } from './object-name.tsx'

export type AuditLine = z.infer<typeof AuditRow>

/** The columns of the trail. */
export function useColumns(): readonly Column<AuditLine>[] {
  const { t } = useTranslation('administration')
  const words = useAuditWords()
  return [
    {
      id: 'at',
      title: t('audit.at'),
      width: '176px',
      whenNarrow: 'below',
      cell: (line) => <Moment at={line.at} />,
    },
    {
      id: 'actor',
      title: t('audit.who'),
      width: '15%',
      whenNarrow: 'below',
      cell: (line) => line.actor ?? t('audit.nobody'),
    },
    {
      id: 'action',
      title: t('audit.what'),
      cell: (line) => (
        <span className={styles.what}>
          <Link
            to="/administration/audit"
            search={(before) => ({ ...before, line: line.id })}
            replace
            resetScroll={false}
          >
            {words.action(line.action)}
          </Link>
          <DetailSummary detail={line.detail} />
        </span>
      ),
    },
    {
      id: 'object',
      title: t('audit.object'),
      width: '18%',
      whenNarrow: 'hidden',
      cell: (line) => <ObjectName object={line.object} />,
    },
    {
      id: 'outcome',
      title: t('audit.outcome'),
      width: '92px',
      narrowWidth: '72px',
      cell: (line) => <Outcome outcome={line.outcome} />,
    },
    {
      id: 'origin',
      title: t('audit.origin'),
      width: '112px',
      whenNarrow: 'hidden',
      cell: (line) => words.origin(line.origin),
    },
  ]
}

/** Whether it was done or refused; a refusal stands out. */
export function Outcome({ outcome }: Pick<AuditLine, 'outcome'>) {
  const { t } = useTranslation('administration')
  return (
    <span className={styles.outcome} data-outcome={outcome}>
      {t(`audit.outcomes.${outcome}`)}
    </span>
  )
}
