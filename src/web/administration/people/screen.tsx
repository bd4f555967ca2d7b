import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listUsers, type User } from '#contract/identity/people.ts'
import { Answered } from '../../api/answered.tsx'
import { ExportMenu } from '../../exports/export-menu.tsx'
import { useMay } from '../../session/me.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { FilterPills } from '../../ui/filters/filter-pills.tsx'
import { ListSearch } from '../../ui/filters/list-search.tsx'
import { DataList } from '../../ui/list/data-list.tsx'
import { Page, Sheet } from '../../ui/page/page.tsx'
import { useColumns } from './columns.tsx'
import { askEverybody } from './everybody.ts'
import { narrowPeople } from './narrow-people.ts'
import { readPeopleSearch } from './people-search.ts'
import { useFilterFields } from './use-filter-fields.ts'

/** Everybody who may sign in, with what they may do and for whom. */
export function PeopleScreen() {
  const { t } = useTranslation('administration')
  const may = useMay()
  const search = useSearch({ from: '/in/administration/people' })
  const navigate = useNavigate({ from: '/administration/people' })
  const everybody = useQuery(askEverybody())
  const narrow = (change: Readonly<Record<string, string | null>>) => {
    const next = (before: object) => readPeopleSearch({ ...before, ...change })
    navigate({ search: next, replace: true, resetScroll: false }).catch(() => undefined)
  }
  return (
    <Page
      title={t('places.people')}
      lead={t('people.lead')}
      actions={
        <>
          {/* The server knows nothing of how people are narrowed here: only the whole list can be taken along. */}
          {Object.keys(readPeopleSearch({ ...search })).length === 0 && <ExportMenu of={listUsers} />}
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
            fields={useFilterFields()}
            value={{ role: search.role, state: search.state }}
            onChange={(field, choice) => narrow({ [field]: choice })}
          />
        </>
      }
    >
      <Answered query={everybody} as="part">
        {(people) => <PeopleList people={people} />}
      </Answered>
    </Page>
  )
}

function PeopleList({ people }: { readonly people: readonly User[] }) {
  const { t } = useTranslation('administration')
  const search = useSearch({ from: '/in/administration/people' })
  const columns = useColumns()
  const rows = narrowPeople(people, search, useFilterFields())
  return (
    <Sheet edge="flush">
      <DataList
        label={t('places.people')}
        columns={columns}
        rows={rows}
        keyOf={(person) => person.id}
        epoch={JSON.stringify(search)}
        total={rows.length}
        empty={<EmptyState sentence={t('people.noneFound')} />}
      />
    </Sheet>
  )
}
