import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listUsers } from '#contract/identity/people.ts'
import { callServer } from '../../api/client.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { askPages } from '../../api/query.ts'
import { ExportMenu } from '../../exports/export-menu.tsx'
import { useFilterWords } from '../../exports/filter-words.ts'
import { useMay } from '../../session/me.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { FilterPills } from '../../ui/filters/filter-pills.tsx'
import { ListSearch } from '../../ui/filters/list-search.tsx'
import { DataList } from '../../ui/list/data-list.tsx'
import { Page, Sheet } from '../../ui/page/page.tsx'
import { useColumns } from './columns.tsx'
import { type PeopleSearch, readPeopleSearch } from './people-search.ts'
import { useFilterFields } from './use-filter-fields.ts'

/** Everybody who may sign in, with what they may do and for whom. */
export function PeopleScreen() {
  const { t } = useTranslation(['administration', 'web'])
  const may = useMay()
  const search = useSearch({ from: '/in/administration/people' })
  const navigate = useNavigate({ from: '/administration/people' })
  const fields = useFilterFields()
  const about = useFilterWords({ fields, value: { role: search.role, state: search.state }, q: search.q })
  const narrow = (change: Readonly<Record<string, string | null>>) => {
    const next = (before: object) => readPeopleSearch({ ...before, ...change })
    navigate({ search: next, replace: true, resetScroll: false }).catch(() => undefined)
  }
  return (
    <Page
      title={t('web:places.people')}
      lead={t('people.lead')}
      actions={
        <>
          <ExportMenu of={listUsers} input={{ query: readPeopleSearch({ ...search }) }} about={about} />
          {may('user.change') && (
            <Button
              leftSection={<IconPlus size={16} stroke={1.8} aria-hidden="true" />}
              renderRoot={(props) => <Link {...props} to="/administration/people/new" />}
            >
              {t('people.add')}
            </Button>
          )}
        </>
      }
      tools={
        <>
          <ListSearch
            label={t('people.search')}
            value={search.q ?? ''}
            onSearch={(text) => narrow({ q: text })}
          />
          <FilterPills
            fields={fields}
            value={{ role: search.role, state: search.state }}
            onChange={(field, choice) => narrow({ [field]: choice })}
          />
        </>
      }
    >
      <PeopleList />
    </Page>
  )
}

function PeopleList() {
  const { t } = useTranslation(['administration', 'web'])
  const search = readPeopleSearch({ ...useSearch({ from: '/in/administration/people' }) })
  const columns = useColumns()
  const list = useInfiniteQuery(askPeople(search))
  if (list.error !== null && list.data === undefined) {
    return <FailureBox failure={list.error} during="view" onRetry={() => list.refetch()} />
  }
  return (
    <Sheet edge="flush">
      <DataList
        label={t('web:places.people')}
        columns={columns}
        rows={list.data?.pages.flatMap((page) => page.rows)}
        keyOf={(person) => person.id}
        epoch={JSON.stringify(search)}
        total={list.data?.pages[0]?.total ?? null}
        more={{
          has: list.hasNextPage,
          loading: list.isFetchingNextPage,
          failed: list.isFetchNextPageError,
          load: () => {
            list.fetchNextPage().catch(() => undefined)
          },
        }}
        empty={<EmptyState sentence={t('people.noneFound')} />}
      />
    </Sheet>
  )
}

function askPeople(search: PeopleSearch) {
  return askPages(listUsers, { query: search }, (cursor) =>
    callServer(listUsers, { query: { ...search, limit: 100, ...(cursor !== undefined && { cursor }) } }),
  )
}
