import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listCis } from '#contract/inventory/cis.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { ExportMenu } from '../../exports/export-menu.tsx'
import { useFilterWords } from '../../exports/filter-words.ts'
import { askTotal } from '../../saved-lists/ask.ts'
import { SavedLists } from '../../saved-lists/saved-lists.tsx'
import type { SavedAddress } from '../../saved-lists/saved-search.ts'
import { useSavedColumns } from '../../saved-lists/use-saved-columns.ts'
import { useMay } from '../../session/me.tsx'
import { useLens } from '../../strands/use-lens.ts'
import { FilterPills } from '../../ui/filters/filter-pills.tsx'
import { ListSearch } from '../../ui/filters/list-search.tsx'
import { useShortcut } from '../../ui/keys/shortcuts.tsx'
import { DataList } from '../../ui/list/data-list.tsx'
import { Page, Sheet } from '../../ui/page/page.tsx'
import { LinkButton } from '../link-button.tsx'
import { useStandings } from '../standing/use-standings.ts'
import { type CiListSearch, readCiListSearch } from './ci-list-search.ts'
import { useColumns } from './columns.tsx'
import { EmptyList } from './empty-list.tsx'
import { ciQueryOf, useCiList } from './use-ci-list.ts'
import { useFilterFields } from './use-filter-fields.ts'

/** The list of configuration items. */
export function ConfigurationScreen() {
  const { t } = useTranslation(['configuration', 'web'])
  const search = readCiListSearch({ ...useSearch({ from: '/in/configuration' }) })
  const navigate = useNavigate({ from: '/configuration' })
  const mayCreate = useMay()('ci.create')
  const { lens } = useLens()
  const list = useCiList(search)
  const standingOf = useStandings(list.data?.pages.map((page) => page.rows) ?? [])
  const columns = useSavedColumns('configuration', useColumns(standingOf))
  const narrow = (change: Readonly<Record<string, string | null>>) => {
    const next = (before: SavedAddress) => ({
      ...readCiListSearch({ ...before, ...change }),
      saved: before.saved,
    })
    navigate({ search: next, replace: true, resetScroll: false }).catch(() => undefined)
  }
  const create = () => {
    navigate({ to: '/configuration/new' }).catch(() => undefined)
  }
  useShortcut(mayCreate ? { keys: 'c', label: t('list.create'), group: 'list', run: create } : null)
  const { q, ...filters } = search
  const fields = useFilterFields(search)
  const about = useFilterWords({ fields, value: filters, q })
  return (
    <Page
      title={t('web:sections.configuration')}
      actions={
        <>
          <ExportMenu of={listCis} input={{ query: ciQueryOf(search) }} about={about} />
          {mayCreate && <LinkButton to="/configuration/new">{t('add')}</LinkButton>}
        </>
      }
      tools={
        <>
          <SavedLists screen="configuration" read={readCiListSearch} count={countCis} columns={columns} />
          <ListSearch label={t('search')} value={q ?? ''} onSearch={(text) => narrow({ q: text })} />
          <FilterPills
            fields={fields}
            value={{ ...filters }}
            onChange={(field, choice) => narrow({ [field]: choice })}
          />
          {columns.control}
        </>
      }
    >
      {list.error !== null && list.data === undefined ? (
        <FailureBox failure={list.error} during="view" onRetry={() => list.refetch()} />
      ) : (
        <Sheet edge="flush">
          <DataList
            label={t('list.label')}
            columns={columns.shown}
            rows={list.data?.pages.flatMap((page) => page.rows)}
            keyOf={(ci) => ci.id}
            epoch={JSON.stringify([search, lens])}
            total={list.data?.pages[0]?.total ?? null}
            more={{
              has: list.hasNextPage,
              loading: list.isFetchingNextPage,
              load: () => {
                list.fetchNextPage().catch(() => undefined)
              },
            }}
            empty={<EmptyList search={search} mayCreate={mayCreate} />}
          />
        </Sheet>
      )}
    </Page>
  )
}

function countCis(search: CiListSearch) {
  return askTotal(listCis, { query: { ...ciQueryOf(search), limit: 1 } })
}
