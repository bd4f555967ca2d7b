import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { VulnerabilityRow } from '#contract/matching/findings.ts'
import { SeverityBadge } from '../../ui/badges/severity-badge.tsx'
import { Moment } from '../../ui/dates/moment.tsx'
import type { Column } from '../../ui/list/column.ts'

/** The columns of the worklist. */
export function useColumns(): readonly Column<VulnerabilityRow>[] {
  const { t } = useTranslation(['vulnerabilities', 'web'])
  return [
    {
      id: 'name',
      title: t('columns.name'),
      width: '172px',
      whenNarrow: 'below',
      cell: (row) => <code>{row.name}</code>,
    },
    {
      id: 'title',
      title: t('columns.title'),
      cell: (row) => (
        <Link to="/vulnerabilities/$alias" params={{ alias: row.shortId }}>
          {row.title}
        </Link>
      ),
    },
    {
      id: 'severity',
      title: t('columns.severity'),
      width: '128px',
      whenNarrow: 'below',
      cell: (row) => <SeverityBadge severity={row.severity?.rating ?? null} score={row.severity?.score} />,
    },
    {
      id: 'changed',
      title: t('columns.changed'),
      width: '168px',
      align: 'end',
      whenNarrow: 'hidden',
      cell: (row) => <Moment at={row.changedAt} as="recent" />,
    },
  ]
}
