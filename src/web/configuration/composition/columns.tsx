import { useTranslation } from 'react-i18next'
import type { CiComponent } from '#contract/inventory/cis.ts'
import { PackageLink } from '../../packages/package-link.tsx'
import { UnknownBadge } from '../../ui/badges/unknown-badge.tsx'
import type { Column } from '../../ui/list/column.ts'
import { Comparability } from './comparability.tsx'
import styles from './composition.module.css'
import { Licences } from './licences.tsx'
import { Reach } from './reach.tsx'

const scopes = ['required', 'optional', 'excluded'] as const

/** The columns of an item's composition. */
export function useColumns(ciId: string): readonly Column<CiComponent>[] {
  const { t } = useTranslation('configuration')
  const scopeWord = (scope: string | null) => {
    const known = scopes.find((one) => one === scope)
    if (known !== undefined) return t(`composition.scopes.${known}`)
    return scope ?? <span className={styles.quiet}>{t('composition.noScope')}</span>
  }
  return [
    {
      id: 'component',
      title: t('composition.component'),
      cell: (row) => <ComponentName component={row} />,
    },
    {
      id: 'version',
      title: t('composition.version'),
      width: 'clamp(88px, 14cqi, 140px)',
      whenNarrow: 'below',
      cell: (row) => <ComponentVersion version={row.version} />,
    },
    {
      id: 'scope',
      title: t('composition.scope'),
      width: '100px',
      whenNarrow: 'below',
      cell: (row) => scopeWord(row.scope),
    },
    {
      id: 'reach',
      title: t('composition.reach.title'),
      width: 'clamp(96px, 15cqi, 140px)',
      whenNarrow: 'below',
      cell: (row) => <Reach ciId={ciId} component={row} />,
    },
    {
      id: 'licence',
      title: t('composition.licence.title'),
      width: 'clamp(96px, 16cqi, 180px)',
      whenNarrow: 'below',
      cell: (row) => <Licences component={row} />,
    },
    {
      id: 'matching',
      title: t('composition.matching'),
      width: '188px',
      narrowWidth: '176px',
      cell: (row) => <Comparability component={row} />,
    },
  ]
}

function ComponentName({ component }: { readonly component: CiComponent }) {
  const { name, purl, packageKey } = component
  return (
    <span data-hint={purl ?? name}>
      <PackageLink packageKey={packageKey}>{name}</PackageLink>
      {purl !== null && <code className={styles.purl}>{purl}</code>}
    </span>
  )
}

function ComponentVersion({ version }: { readonly version: string }) {
  const { t } = useTranslation('configuration')
  if (version === '') return <UnknownBadge label={t('composition.noVersion')} />
  return <code data-hint={version}>{version}</code>
}
