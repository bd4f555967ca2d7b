import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { VulnerabilityRow } from '#contract/matching/findings.ts'
import { StrandMark } from '../../strands/strand-mark.tsx'
import { SeverityBadge } from '../../ui/badges/severity-badge.tsx'
import { Moment } from '../../ui/dates/moment.tsx'
import type { Column } from '../../ui/list/column.ts'
import { standingOf, strandsOf } from '../standing/standing.ts'
import { TeamCounts } from '../standing/team-counts.tsx'
import { VulnerabilityTitle } from '../vulnerability-title.tsx'

/** The columns of the worklist. `others`: some row has items of neither CSIRT nor PSIRT. */
export function useColumns(others: boolean): readonly Column<VulnerabilityRow>[] {
  const { t } = useTranslation('vulnerabilities')
  const counts = useCountColumns()
  return [
    {
      id: 'strands',
      title: t('columns.strands'),
      width: '88px',
      narrowWidth: '76px',
      cell: (row) => <StrandMark {...strandsOf(row)} />,
    },
    {
      id: 'name',
      title: t('columns.name'),
      width: '178px',
      whenNarrow: 'below',
      cell: (row) => <code>{row.name}</code>,
    },
    {
      id: 'title',
      title: t('columns.title'),
      cell: (row) => (
        <Link to="/vulnerabilities/$alias" params={{ alias: row.shortId }}>
          <VulnerabilityTitle vulnerability={row} />
        </Link>
      ),
    },
    {
      id: 'severity',
      title: t('columns.severity'),
      width: '100px',
      whenNarrow: 'below',
      cell: (row) => <SeverityBadge severity={row.severity?.rating ?? null} score={row.severity?.score} />,
    },
    ...counts.filter((column) => others || column.id !== 'others'),
    {
      id: 'published',
      title: t('columns.published'),
      width: '122px',
      align: 'end',
      whenNarrow: 'hidden',
      cell: (row) => (row.publishedAt === null ? '–' : <Moment at={row.publishedAt} as="day" />),
    },
    {
      id: 'changed',
      title: t('columns.changed'),
      width: '144px',
      align: 'end',
      whenNarrow: 'hidden',
      cell: (row) => <Moment at={row.changedAt} as="recent" />,
    },
  ]
}

function useCountColumns(): readonly Column<VulnerabilityRow>[] {
  const { t } = useTranslation('vulnerabilities')
  const narrow = { width: '100px', whenNarrow: 'hidden' } as const
  return [
    {
      id: 'csirt',
      title: t('columns.csirt'),
      ...narrow,
      cell: (row) => <TeamCounts standing={standingOf(row.teams, 'csirt')} />,
    },
    {
      id: 'psirt',
      title: t('columns.psirt'),
      ...narrow,
      cell: (row) => <TeamCounts standing={standingOf(row.teams, 'psirt')} />,
    },
    {
      id: 'others',
      title: t('columns.others'),
      ...narrow,
      width: '76px',
      cell: (row) => <TeamCounts standing={standingOf(row.teams, 'division', 'nobody')} />,
    },
  ]
}
