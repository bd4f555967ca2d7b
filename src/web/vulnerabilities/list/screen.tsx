import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listVulnerabilities } from '#contract/matching/findings.ts'
import { callServer } from '../../api/client.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { askPages } from '../../api/query.ts'
import { useLens } from '../../strands/use-lens.ts'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { FilterPills } from '../../ui/filters/filter-pills.tsx'
import { ListSearch } from '../../ui/filters/list-search.tsx'
import { DataList } from '../../ui/list/data-list.tsx'
import { Page, Sheet } from '../../ui/page/page.tsx'
import { useColumns } from './columns.tsx'
import { type ListSearch as Narrowing, readListSearch } from './list-search.ts'
import { useFilterFields } from './use-filter-fields.ts'

/** The worklist of vulnerabilities. */
export function VulnerabilitiesScreen() {
  const { t } = useTranslation(['vulnerabilities', 'web'])
  const search = useSearch({ from: '/in/vulnerabilities' })
  const navigate = useNavigate({ from: '/vulnerabilities' })
  const { lens } = useLens()
  const columns = useColumns()
  const list = useInfiniteQuery(askVulnerabilities(search))
  const narrow = (change: Readonly<Record<string, string | null>>) => {
    const next = (before: object) => readListSearch({ ...before, ...change })
    navigate({ search: next, replace: true, resetScroll: false }).catch(() => undefined)
  }
  return (
    <Page
      title={t('web:sections.vulnerabilities')}
      tools={
        <>
          <ListSearch label={t('search')} value={search.q ?? ''} onSearch={(text) => narrow({ q: text })} />
          <FilterPills
            fields={useFilterFields()}
            value={{ state: search.state, reach: search.reach }}
            onChange={(field, choice) => narrow({ [field]: choice })}
          />
        </>
      }
    >
      {list.error !== null && list.data === undefined ? (
        <FailureBox failure={list.error} during="view" onRetry={() => list.refetch()} />
      ) : (
        <Sheet edge="flush">
          <DataList
            label={t('web:sections.vulnerabilities')}
            columns={columns}
            rows={list.data?.pages.flatMap((page) => page.rows)}
            keyOf={(row) => row.id}
            epoch={JSON.stringify([search, lens])}
            total={list.data?.pages[0]?.total ?? null}
            more={{
              has: list.hasNextPage,
              loading: list.isFetchingNextPage,
              load: () => {
                list.fetchNextPage().catch(() => undefined)
              },
            }}
            empty={<EmptyState sentence={t('empty')} />}
          />
        </Sheet>
      )}
    </Page>
  )
}

function askVulnerabilities({ q, state, reach }: Narrowing) {
  const query = { ...(q && { q }), ...(state && { state }), ...(reach && { reach }) }
  return askPages(listVulnerabilities, { query }, (cursor) =>
    callServer(listVulnerabilities, { query: { ...query, ...(cursor && { cursor }) } }),
  )
}
