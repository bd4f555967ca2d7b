import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { readPackage } from '#contract/matching/packages.ts'
import { Answered } from '../api/answered.tsx'
import { ask } from '../api/query.ts'
import { EmptyState } from '../ui/feedback/empty-state.tsx'
import { Page, Sheet } from '../ui/page/page.tsx'
import { PackageRecord } from './package-record.tsx'

/** One component, whatever its version: where it is used, and what is known of it. */
export function PackageScreen() {
  const { t } = useTranslation('places')
  const { key } = useSearch({ from: '/in/packages' })
  if (key !== undefined) return <KnownPackage packageKey={key} />
  return (
    <Page title={t('package.title')}>
      <Sheet>
        <EmptyState sentence={t('package.none')} />
      </Sheet>
    </Page>
  )
}

function KnownPackage({ packageKey }: { readonly packageKey: string }) {
  const query = useQuery(ask(readPackage, { query: { key: packageKey } }))
  return (
    <Answered query={query}>{(found) => <PackageRecord key={found.packageKey} found={found} />}</Answered>
  )
}
