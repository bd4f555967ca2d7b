import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import type { Finding } from '#contract/matching/findings.ts'
import { PackageLink } from '../../packages/package-link.tsx'
import { SeverityBadge } from '../../ui/badges/severity-badge.tsx'
import type { Column } from '../../ui/list/column.ts'
import { FindingWhy, VerdictWord } from '../../vulnerabilities/record/findings/finding-why.tsx'
import { OthersMark } from '../../vulnerabilities/record/statements/others-mark.tsx'
import { ReportButton } from '../../wrong-matches/report-button.tsx'
import { WrongMark } from '../../wrong-matches/wrong-mark.tsx'
import styles from './ci-findings.module.css'
import { Decision } from './decision.tsx'

interface Options {
  readonly ci: Ci
  readonly rows: readonly Finding[]
  readonly onDecide: (finding: Finding) => void
}

/** The columns of an item's findings; which item it is at is told only where the item holds others. */
export function useColumns({ ci, rows, onDecide }: Options): readonly Column<Finding>[] {
  const { t } = useTranslation('configuration')
  const holdsOthers = rows.some((row) => row.ci.id !== ci.id)
  const items: readonly Column<Finding>[] = holdsOthers
    ? [
        {
          id: 'item',
          title: t('findings.item'),
          width: 'clamp(76px, 13cqi, 160px)',
          whenNarrow: 'below',
          cell: (row) => <span data-hint={row.ci.name}>{row.ci.name}</span>,
        },
      ]
    : []
  return [
    {
      id: 'vulnerability',
      title: t('findings.vulnerability'),
      cell: (row) => <VulnerabilityLink vulnerability={row.vulnerability} />,
    },
    {
      id: 'severity',
      title: t('findings.severity'),
      width: '92px',
      whenNarrow: 'below',
      cell: ({ vulnerability: { severity } }) => (
        <SeverityBadge severity={severity?.rating ?? null} score={severity?.score} />
      ),
    },
    {
      id: 'verdict',
      title: t('findings.verdict'),
      // Wider where others state something beside.
      width: rows.some(({ statements }) => statements.length > 0) ? 'clamp(156px, 28cqi, 320px)' : '156px',
      whenNarrow: 'below',
      cell: (row) => (
        <span className={styles.verdict}>
          <VerdictWord finding={row} />
          <FindingWhy finding={row} />
          <ReportButton finding={row} />
          <WrongMark finding={row} />
          <OthersMark finding={row} />
        </span>
      ),
    },
    {
      id: 'component',
      title: t('findings.component'),
      width: holdsOthers ? 'clamp(100px, 20cqi, 220px)' : 'clamp(132px, 24cqi, 240px)',
      whenNarrow: 'below',
      cell: (row) => <AffectedComponent finding={row} />,
    },
    ...items,
    {
      id: 'decision',
      title: t('findings.decision'),
      width: 'clamp(100px, 14cqi, 156px)',
      narrowWidth: '104px',
      cell: (row) => <Decision finding={row} onDecide={() => onDecide(row)} />,
    },
  ]
}

function VulnerabilityLink({ vulnerability }: Pick<Finding, 'vulnerability'>) {
  return (
    <Link
      to="/vulnerabilities/$alias"
      params={{ alias: vulnerability.name }}
      data-hint={vulnerability.title}
      className={styles.vulnerability}
    >
      <code>{vulnerability.name}</code> {vulnerability.title}
    </Link>
  )
}

function AffectedComponent({ finding: { component, reason } }: { readonly finding: Finding }) {
  const { t, i18n } = useTranslation('configuration')
  const versions = new Intl.ListFormat(i18n.language, { style: 'narrow', type: 'conjunction' }).format(
    reason.fixed,
  )
  const fixed = reason.fixed.length === 0 ? t('findings.notFixed') : t('findings.fixedIn', { versions })
  return (
    <span data-hint={`${component.name} ${component.version} · ${fixed}`}>
      <PackageLink packageKey={component.packageKey}>{component.name}</PackageLink>{' '}
      <code>{component.version}</code>
      {reason.fixed.length > 0 && (
        <span className={styles.fixed}>
          {' → '}
          <code>{reason.fixed.join(', ')}</code>
        </span>
      )}
    </span>
  )
}
