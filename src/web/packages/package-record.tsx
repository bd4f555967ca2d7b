import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Package } from '#contract/matching/packages.ts'
import { LinkButton } from '../configuration/link-button.tsx'
import { ImpactTab } from '../impact/impact-tab.tsx'
import { RecordPage } from '../ui/record/record-page.tsx'
import { ItemsTab } from './items/items-tab.tsx'
import { KnownTab } from './known/known-tab.tsx'
import { readPackageName } from './package-name.ts'
import { PackageRail } from './package-rail.tsx'
import { atTab } from './package-search.ts'
import { PackageWords } from './package-words.tsx'
import { VersionsTab } from './versions/versions-tab.tsx'

/** A component: its versions in use, the items that hold them, what is known, what it reaches. */
export function PackageRecord({ found }: { readonly found: Package }) {
  const { t } = useTranslation(['places', 'impact'])
  const search = useSearch({ from: '/in/packages' })
  const navigate = useNavigate({ from: '/packages' })
  const { ecosystem, name } = readPackageName(found.packageKey)
  const from = `package:${found.packageKey}`
  return (
    <RecordPage
      id={ecosystem ?? t('package.noEcosystem')}
      title={name}
      action={
        found.counts.cis > 0 && (
          <LinkButton to="/impact" search={{ from }} variant="default">
            {t('package.impact')}
          </LinkButton>
        )
      }
      words={<PackageWords found={found} />}
      tab={search.tab ?? 'versions'}
      onTab={(tab) => {
        navigate({ search: atTab(search, tab), replace: true, resetScroll: false }).catch(() => undefined)
      }}
      tabs={[
        {
          id: 'versions',
          label: t('package.tabs.versions'),
          count: found.counts.components,
          content: <VersionsTab found={found} />,
        },
        {
          id: 'items',
          label: t('package.tabs.items'),
          count: found.counts.cis,
          content: <ItemsTab found={found} />,
        },
        {
          id: 'vulnerabilities',
          label: t('package.tabs.vulnerabilities'),
          count: found.vulnerabilities.total,
          content: <KnownTab found={found} />,
        },
        { id: 'impact', label: t('impact:tab'), content: <PackageImpact from={from} /> },
      ]}
      rail={<PackageRail found={found} />}
    />
  )
}

function PackageImpact({ from }: { readonly from: string }) {
  const { key, tab, component: _, ...search } = useSearch({ from: '/in/packages' })
  const navigate = useNavigate({ from: '/packages' })
  return (
    <ImpactTab
      from={from}
      search={search}
      onSearch={(next) => {
        navigate({ search: { ...next, key, tab }, resetScroll: false }).catch(() => undefined)
      }}
    />
  )
}
