import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { VulnerabilityRow } from '#contract/matching/findings.ts'
import { Moment } from '../../ui/dates/moment.tsx'
import type { Column } from '../../ui/list/column.ts'
import { ExploitedMark } from '../risk/risk-cells.tsx'
import { standingOf } from '../standing/standing.ts'
import { TeamCounts } from '../standing/team-counts.tsx'
import { VulnerabilityStrands } from '../standing/vulnerability-strands.tsx'
import { VulnerabilityTitle } from '../vulnerability-title.tsx'
import styles from './list.module.css'
import { useRiskColumns } from './risk-columns.tsx'

interface Listed {
  /** undefined while the first answer is awaited. */
  readonly rows: readonly VulnerabilityRow[] | undefined
  /** The team whose list it is; undefined: everybody's. */
  readonly teamId: string | undefined
}

/** The columns of the worklist: what it is, why it stands there in the order of the reasons, how far the teams are. */
export function useColumns({ rows = [], teamId }: Listed): readonly Column<VulnerabilityRow>[] {
  const { t } = useTranslation('vulnerabilities')
  const others = rows.some(({ teams }) => standingOf(teams, 'division', 'nobody') !== null)
  const risk = useRiskColumns({ rows, teamId })
  const counts = useCountColumns()
  const dates = useDateColumns()
  return [
    {
      id: 'strands',
      title: t('columns.strands'),
      width: '84px',
      narrowWidth: '76px',
      optional: 'shown',
      cell: (row) => <VulnerabilityStrands vulnerability={row} />,
    },
    { id: 'title', title: t('columns.title'), cell: (row) => <Identity row={row} /> },
    ...useNameColumns(),
    ...risk,
    ...counts.filter((column) => others || column.id !== 'others'),
    ...dates,
  ]
}

/** Its other names, for those who look for them. */
function useNameColumns(): readonly Column<VulnerabilityRow>[] {
  const { t } = useTranslation('worklist')
  const aside = { whenNarrow: 'hidden', optional: 'hidden' } as const
  return [
    {
      id: 'shortId',
      title: t('columns.shortId'),
      width: '132px',
      ...aside,
      cell: ({ shortId }) => <code>{shortId}</code>,
    },
    {
      id: 'aliases',
      title: t('columns.aliases'),
      width: '180px',
      ...aside,
      cell: ({ aliases }) => <span data-hint={aliases.join(', ')}>{aliases.join(', ')}</span>,
    },
  ]
}

/** What it is: title and name, and the first ground of the order, where there is one. */
function Identity({ row }: { readonly row: VulnerabilityRow }) {
  return (
    <div className={styles.identity}>
      <Link to="/vulnerabilities/$alias" params={{ alias: row.shortId }} className={styles.title}>
        <VulnerabilityTitle vulnerability={row} />
      </Link>
      <div className={styles.names}>
        <code>{row.name}</code>
        {row.exploitedAt !== null && <ExploitedMark at={row.exploitedAt} />}
      </div>
    </div>
  )
}

function useCountColumns(): readonly Column<VulnerabilityRow>[] {
  const { t } = useTranslation('vulnerabilities')
  const narrow = { width: '84px', whenNarrow: 'hidden', optional: 'shown' } as const
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
      width: '72px',
      cell: (row) => <TeamCounts standing={standingOf(row.teams, 'division', 'nobody')} />,
    },
  ]
}

/** Dates decide nothing here, so that they stand last and need a wide screen. */
function useDateColumns(): readonly Column<VulnerabilityRow>[] {
  const { t } = useTranslation('vulnerabilities')
  return [
    {
      id: 'published',
      title: t('columns.published'),
      width: '124px',
      align: 'end',
      whenNarrow: 'first',
      optional: 'shown',
      cell: (row) => (row.publishedAt === null ? '–' : <Moment at={row.publishedAt} as="day" />),
    },
    {
      id: 'changed',
      title: t('columns.changed'),
      width: '144px',
      align: 'end',
      whenNarrow: 'first',
      optional: 'shown',
      cell: (row) => <Moment at={row.changedAt} as="recent" />,
    },
  ]
}
