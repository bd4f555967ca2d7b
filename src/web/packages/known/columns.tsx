import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Package, PackageVulnerability } from '#contract/matching/packages.ts'
import { SeverityBadge } from '../../ui/badges/severity-badge.tsx'
import { UnknownBadge } from '../../ui/badges/unknown-badge.tsx'
import type { Column } from '../../ui/list/column.ts'
import { RangeText } from '../../vulnerabilities/record/range-text.tsx'
import { WithdrawnMark } from '../../vulnerabilities/vulnerability-title.tsx'
import { ItemsConcerned } from '../items-concerned.tsx'
import styles from '../packages.module.css'
import { KnownWhy } from './known-why.tsx'
import { fixedIn, rangesIn } from './statements.ts'

/** The columns of what is known of a package. */
export function useColumns({ packageKey, counts }: Package): readonly Column<PackageVulnerability>[] {
  const { t, i18n } = useTranslation('places')
  return [
    {
      id: 'vulnerability',
      title: t('package.known.vulnerability'),
      cell: ({ vulnerability }) => <VulnerabilityName vulnerability={vulnerability} />,
    },
    {
      id: 'severity',
      title: t('package.known.severity'),
      width: '104px',
      whenNarrow: 'below',
      cell: ({ vulnerability: { severity } }) => (
        <SeverityBadge severity={severity?.rating ?? null} score={severity?.score} />
      ),
    },
    {
      id: 'ranges',
      title: t('package.known.ranges'),
      width: 'clamp(112px, 20cqi, 220px)',
      whenNarrow: 'below',
      cell: (row) => <Ranges known={row} />,
    },
    {
      id: 'fixed',
      title: t('package.known.fixed'),
      width: 'clamp(72px, 11cqi, 120px)',
      whenNarrow: 'early',
      cell: (row) => <Fixed known={row} />,
    },
    {
      id: 'verdict',
      title: t('package.known.verdict'),
      width: 'clamp(150px, 23cqi, 212px)',
      narrowWidth: '148px',
      cell: (row) => (
        <span className={styles.verdict}>
          <Meeting known={row} isUsed={counts.cis > 0} />
          <KnownWhy known={row} packageKey={packageKey} />
        </span>
      ),
    },
    {
      id: 'items',
      title: t('package.known.items'),
      width: '64px',
      align: 'end',
      whenNarrow: 'below',
      below: (row) => t('party.urgent.items', { count: row.cis }),
      cell: (row) => row.cis.toLocaleString(i18n.language),
    },
  ]
}

function VulnerabilityName({ vulnerability }: Pick<PackageVulnerability, 'vulnerability'>) {
  const { t } = useTranslation('places')
  const { name, title, exploited, withdrawn } = vulnerability
  return (
    <>
      <Link to="/vulnerabilities/$alias" params={{ alias: name }} data-hint={title}>
        <code>{name}</code> {title}
      </Link>
      {exploited && <span className={styles.exploited}>{t('package.known.exploited')}</span>}
      {withdrawn && <WithdrawnMark />}
    </>
  )
}

/** So many ranges stand in the cell; the reasons have all. */
const shown = 2

function Ranges({ known }: { readonly known: PackageVulnerability }) {
  const { t } = useTranslation('places')
  const ranges = rangesIn(known)
  if (ranges.length === 0) return <span className={styles.quiet}>{t('package.known.noRange')}</span>
  return (
    <span className={styles.list}>
      {ranges.slice(0, shown).map((range) => (
        <RangeText key={range} range={range} />
      ))}
      {ranges.length > shown && (
        <span className={styles.quiet}>
          {t('package.known.moreRanges', { count: ranges.length - shown })}
        </span>
      )}
    </span>
  )
}

function Fixed({ known }: { readonly known: PackageVulnerability }) {
  const { t } = useTranslation('places')
  const versions = fixedIn(known).join(', ')
  if (versions === '') return <span className={styles.quiet}>{t('package.known.noFix')}</span>
  return <code data-hint={versions}>{versions}</code>
}

/** Whether versions in use lie within; of what nobody uses, and of what lies outside, that is said. */
function Meeting({ known, isUsed }: { readonly known: PackageVulnerability; readonly isUsed: boolean }) {
  const { t } = useTranslation('places')
  const { affected, undetermined } = known.versions
  if (!isUsed) return <span className={styles.quiet}>{t('package.known.unused')}</span>
  if (affected + undetermined === 0) return <span className={styles.quiet}>{t('package.known.outside')}</span>
  return (
    <span className={styles.list}>
      {affected > 0 && <span>{t('package.known.affected', { count: affected })}</span>}
      {undetermined > 0 && <UnknownBadge label={t('package.known.undetermined', { count: undetermined })} />}
      <ItemsConcerned items={known.items} cis={known.cis} />
    </span>
  )
}
