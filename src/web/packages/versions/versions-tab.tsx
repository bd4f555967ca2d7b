import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Package, PackageVersion } from '#contract/matching/packages.ts'
import { ExplainLink } from '../../explanations/explain-link.tsx'
import { UnknownBadge } from '../../ui/badges/unknown-badge.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import type { Column } from '../../ui/list/column.ts'
import { DataList } from '../../ui/list/data-list.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import { ItemsConcerned } from '../items-concerned.tsx'
import styles from '../packages.module.css'
import { VersionLicence } from './version-licence.tsx'
import { VersionSupport } from './version-support.tsx'
import { VersionVerdict } from './version-verdict.tsx'

/** Which versions are in use, how many items hold each, and the worst that is known of it. */
export function VersionsTab({ found }: { readonly found: Package }) {
  const { t } = useTranslation('places')
  const { versions, counts, packageKey } = found
  return (
    <>
      <Sheet edge="flush">
        <DataList
          label={t('package.versions.label')}
          columns={useColumns(found)}
          rows={versions}
          keyOf={(version) => version.id}
          epoch={packageKey}
          total={counts.components}
          empty={<EmptyState sentence={t('package.versions.empty')} />}
        />
      </Sheet>
      {versions.length < counts.components && (
        <p className={styles.rest}>
          {t('package.versions.first', { shown: versions.length, count: counts.components })}
        </p>
      )}
    </>
  )
}

function useColumns({ packageKey, versions, products }: Package): readonly Column<PackageVersion>[] {
  const { t, i18n } = useTranslation('places')
  const number = (count: number) => count.toLocaleString(i18n.language)
  const hasReleases = versions.some(({ distribution }) => distribution !== '')
  const release: Column<PackageVersion> = {
    id: 'distribution',
    title: t('package.versions.distribution'),
    width: 'clamp(100px, 18cqi, 180px)',
    whenNarrow: 'below',
    cell: (row) => row.distribution ?? <UnknownBadge label={t('package.versions.noDistribution')} />,
  }
  const support: Column<PackageVersion> = {
    id: 'support',
    title: t('package.support.title'),
    width: 'clamp(140px, 22cqi, 240px)',
    whenNarrow: 'below',
    cell: (row) => <VersionSupport version={row} />,
  }
  const isTold = versions.some(({ licences }) => licences.length > 0)
  const licence: Column<PackageVersion> = {
    id: 'licence',
    title: t('package.versions.licence.title'),
    width: 'clamp(100px, 18cqi, 200px)',
    whenNarrow: 'below',
    cell: (row) => <VersionLicence version={row} />,
  }
  return [
    {
      id: 'version',
      title: t('package.versions.version'),
      cell: (row) => <VersionName packageKey={packageKey} version={row} />,
    },
    ...(hasReleases ? [release] : []),
    ...(products.length > 0 ? [support] : []),
    ...(isTold ? [licence] : []),
    {
      id: 'verdict',
      title: t('package.versions.verdict'),
      width: '200px',
      narrowWidth: '148px',
      cell: (row) => (
        <>
          <VersionVerdict version={row} />
          <ItemsConcerned items={row.items} cis={row.cis} />
        </>
      ),
    },
    {
      id: 'vulnerabilities',
      title: t('package.versions.vulnerabilities'),
      width: '104px',
      align: 'end',
      whenNarrow: 'below',
      below: () => null,
      cell: (row) => number(row.vulnerabilities),
    },
    {
      id: 'items',
      title: t('package.versions.items'),
      width: '76px',
      narrowWidth: '56px',
      align: 'end',
      cell: (row) => number(row.cis),
    },
  ]
}

/** The version as the way to the items that hold it; of distributions with the binary package's name. */
function VersionName({
  packageKey,
  version,
}: {
  readonly packageKey: string
  readonly version: PackageVersion
}) {
  const { t } = useTranslation('places')
  const isNamed = !packageKey.endsWith(version.name)
  return (
    <>
      <Link
        to="/packages"
        search={{ key: packageKey, tab: 'items', component: version.id }}
        data-hint={version.purl ?? version.version}
      >
        {version.version === '' ? t('package.versions.noVersion') : <code>{version.version}</code>}
      </Link>
      {isNamed && <span className={styles.aside}>{version.name}</span>}
      {version.owner !== null && (
        <span className={styles.aside}>
          {t('package.versions.partOf', { owner: `${version.owner.name} ${version.owner.version}` })}
        </span>
      )}{' '}
      <ExplainLink subject={{ component: { id: version.id, label: `${version.name} ${version.version}` } }} />
    </>
  )
}
