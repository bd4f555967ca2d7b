import { useTranslation } from 'react-i18next'
import type { VulnerabilityRow } from '#contract/matching/findings.ts'
import { useMay } from '../../session/me.tsx'
import { SeverityBadge } from '../../ui/badges/severity-badge.tsx'
import type { Column } from '../../ui/list/column.ts'
import { concernedBy, itemsTouched } from '../risk/concerned.ts'
import { EpssWords, InterestWords } from '../risk/risk-cells.tsx'
import { useRiskWords } from '../risk/use-risk-words.ts'

interface Listed {
  readonly rows: readonly VulnerabilityRow[]
  readonly teamId: string | undefined
}

/**
 * Why a row stands where it stands, from ground to ground; the first, that it is exploited, stands with its name. EPSS
 * is left away while no row has one, and interest for those who may not see it.
 */
export function useRiskColumns({ rows, teamId }: Listed): readonly Column<VulnerabilityRow>[] {
  const may = useMay()
  const interest = useInterestColumn(teamId)
  const epss = useEpssColumn()
  const severity = useSeverityColumn()
  const items = useItemsColumn(teamId)
  return [
    ...(may('interest.view') && rows.some(({ teams }) => teams.length > 0) ? [interest] : []),
    ...(rows.some((row) => row.epss !== null) ? [epss] : []),
    severity,
    items,
  ]
}

function useInterestColumn(teamId: string | undefined): Column<VulnerabilityRow> {
  const { t } = useTranslation('vulnerabilities')
  return {
    id: 'interest',
    title: t('risk.interest.column'),
    width: teamId === undefined ? '184px' : '148px',
    whenNarrow: 'hidden',
    optional: 'shown',
    cell: ({ teams }) => (
      <InterestWords concerned={concernedBy(teams, teamId)} label={teamId === undefined ? 'side' : 'none'} />
    ),
    below: ({ teams }) => {
      const known = concernedBy(teams, teamId).filter(({ interest }) => interest !== null)
      return known.length === 0 ? null : (
        <InterestWords concerned={known} label={teamId === undefined ? 'side' : 'word'} />
      )
    },
  }
}

function useEpssColumn(): Column<VulnerabilityRow> {
  const { t } = useTranslation('vulnerabilities')
  const words = useRiskWords()
  return {
    id: 'epss',
    title: t('risk.epss.column'),
    width: '92px',
    whenNarrow: 'below',
    optional: 'shown',
    cell: (row) => <EpssWords epss={row.epss} />,
    below: ({ epss }) =>
      epss === null ? null : <span data-digits>{t('risk.epss.words', { value: words.epss(epss) })}</span>,
  }
}

function useSeverityColumn(): Column<VulnerabilityRow> {
  const { t } = useTranslation('vulnerabilities')
  const words = useRiskWords()
  return {
    id: 'severity',
    title: t('columns.severity'),
    width: '112px',
    whenNarrow: 'below',
    optional: 'shown',
    cell: ({ severity }) => (
      <span data-hint={words.severity(severity) ?? t('severity.unrated')}>
        <SeverityBadge severity={severity?.rating ?? null} score={severity?.score} />
      </span>
    ),
    below: ({ severity }) =>
      severity === null || severity.rating === null ? null : (
        <SeverityBadge severity={severity.rating} score={severity.score} />
      ),
  }
}

function useItemsColumn(teamId: string | undefined): Column<VulnerabilityRow> {
  const { t } = useTranslation('vulnerabilities')
  const itemsOf = ({ teams }: VulnerabilityRow) => itemsTouched(teams, teamId)
  return {
    id: 'items',
    title: t('risk.items.column'),
    width: '84px',
    whenNarrow: 'first',
    optional: 'shown',
    cell: (row) => <span data-digits>{t('risk.items.words', { count: itemsOf(row) })}</span>,
    below: (row) =>
      itemsOf(row) === 0 ? null : <span data-digits>{t('risk.items.words', { count: itemsOf(row) })}</span>,
  }
}
