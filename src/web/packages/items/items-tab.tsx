import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listPackageItems, type Package } from '#contract/matching/packages.ts'
import { callServer } from '../../api/client.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { askPages } from '../../api/query.ts'
import { ExportMenu } from '../../exports/export-menu.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { FilterPills } from '../../ui/filters/filter-pills.tsx'
import { DataList } from '../../ui/list/data-list.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import { readPackageSearch } from '../package-search.ts'
import styles from '../packages.module.css'
import { useColumns } from './columns.tsx'

/** Every item that holds the component, or one version of it. */
export function ItemsTab({ found }: { readonly found: Package }) {
  const { t } = useTranslation('places')
  const search = useSearch({ from: '/in/packages' })
  const navigate = useNavigate({ from: '/packages' })
  const { component } = search
  const query = { key: found.packageKey, ...(component && { component }) }
  const list = useInfiniteQuery(
    askPages(listPackageItems, { query }, (cursor) =>
      callServer(listPackageItems, { query: { ...query, ...(cursor && { cursor }) } }),
    ),
  )
  const field = useVersionField(found)
  const columns = useColumns()
  return (
    <>
      <div className={styles.tools}>
        <FilterPills
          fields={[field]}
          value={{ component }}
          onChange={(_, choice) => {
            const next = readPackageSearch({ ...search, component: choice })
            navigate({ search: next, resetScroll: false }).catch(() => undefined)
          }}
        />
        <ExportMenu
          of={listPackageItems}
          input={{ query }}
          about={[
            found.packageKey,
            ...field.options.filter(({ value }) => value === component).map(labelOf),
          ].join(' · ')}
          place="row"
        />
      </div>
      {list.error !== null && list.data === undefined ? (
        <FailureBox failure={list.error} during="view" onRetry={() => list.refetch()} />
      ) : (
        <Sheet edge="flush">
          <DataList
            label={t('package.items.label')}
            columns={columns}
            rows={list.data?.pages.flatMap((page) => page.rows)}
            keyOf={(row) => row.ci.id}
            epoch={JSON.stringify(query)}
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
                sentence={t(component === undefined ? 'package.items.empty' : 'package.items.noMatch')}
              />
            }
          />
        </Sheet>
      )}
    </>
  )
}

const labelOf = ({ label }: { readonly label: string }) => label

/** By which version the items can be narrowed. */
function useVersionField({ versions }: Package) {
  const { t } = useTranslation('places')
  return {
    id: 'component',
    label: t('package.versions.version'),
    choose: 'one' as const,
    options: versions.map(({ id, version, distribution }) => ({
      value: id,
      label: [version === '' ? t('package.versions.noVersion') : version, distribution ?? '']
        .filter((part) => part !== '')
        .join(' · '),
    })),
    beyond: () => '…',
  }
}
