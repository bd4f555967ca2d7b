import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listPackageVulnerabilities, type Package } from '#contract/matching/packages.ts'
import { callServer } from '../../api/client.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { askPages } from '../../api/query.ts'
import { ExportMenu } from '../../exports/export-menu.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { DataList } from '../../ui/list/data-list.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import { useColumns } from './columns.tsx'

/** What is known of the package in any version, and whether a version in use lies within; what does stands first. */
export function KnownTab({ found }: { readonly found: Package }) {
  const { t } = useTranslation('places')
  const query = { key: found.packageKey }
  const list = useInfiniteQuery(
    askPages(listPackageVulnerabilities, { query }, (cursor) =>
      callServer(listPackageVulnerabilities, { query: { ...query, ...(cursor && { cursor }) } }),
    ),
  )
  const columns = useColumns(found)
  if (list.error !== null && list.data === undefined)
    return <FailureBox failure={list.error} during="view" onRetry={() => list.refetch()} />
  return (
    <>
      {found.vulnerabilities.total > 0 && (
        <ExportMenu of={listPackageVulnerabilities} input={{ query }} about={found.packageKey} place="row" />
      )}
      <Sheet edge="flush">
        <DataList
          label={t('package.known.label')}
          columns={columns}
          rows={list.data?.pages.flatMap((page) => page.rows)}
          keyOf={(row) => row.vulnerability.id}
          epoch={found.packageKey}
          total={list.data?.pages[0]?.total ?? null}
          more={{
            has: list.hasNextPage,
            loading: list.isFetchingNextPage,
            load: () => {
              list.fetchNextPage().catch(() => undefined)
            },
          }}
          empty={
            <EmptyState
              sentence={t(
                found.ecosystem === 'generic' ? 'package.known.emptyGeneric' : 'package.known.empty',
              )}
            />
          }
        />
      </Sheet>
    </>
  )
}
