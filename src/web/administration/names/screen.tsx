import { Button, SegmentedControl } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { endProductName, listProductNames, type ProductName } from '#contract/intel/product-names.ts'
import { callServer } from '../../api/client.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { askPages } from '../../api/query.ts'
import { showFailure } from '../../api/show-failure.tsx'
import { useMay } from '../../session/me.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { showDone } from '../../ui/feedback/undo-toast.tsx'
import { ListSearch } from '../../ui/filters/list-search.tsx'
import { DataList } from '../../ui/list/data-list.tsx'
import { Page, Sheet } from '../../ui/page/page.tsx'
import { AddDialog } from './add-dialog.tsx'
import { useColumns } from './columns.tsx'
import { type NamesSearch, readNamesSearch, tellers } from './names-search.ts'

/** What products and vendors are called, by people and by lists; people's words are added and ended here. */
export function NamesScreen() {
  const { t } = useTranslation(['administration', 'web'])
  const search = useSearch({ from: '/in/administration/names' })
  const { from = 'told', q = '' } = search
  const navigate = useNavigate({ from: '/administration/names' })
  const list = useInfiniteQuery(askNames({ from, q }))
  const rows = list.data?.pages.flatMap((page) => page.rows)
  const end = useEnd()
  const columns = useColumns(end.mutate)
  const narrow = (change: NamesSearch) => {
    navigate({ search: readNamesSearch({ ...search, ...change }), replace: true }).catch(() => undefined)
  }
  return (
    <Page
      title={t('web:places.names')}
      lead={t('names.lead')}
      actions={<Add />}
      tools={
        <>
          <SegmentedControl
            size="xs"
            aria-label={t('names.show')}
            data={tellers.map((value) => ({ value, label: t(`names.tellers.${value}`) }))}
            value={from}
            onChange={(next) => narrow({ from: next })}
          />
          <ListSearch label={t('names.find')} value={q} onSearch={(text) => narrow({ q: text })} />
        </>
      }
    >
      {list.error !== null && list.data === undefined ? (
        <FailureBox failure={list.error} during="view" onRetry={() => list.refetch()} />
      ) : (
        <Sheet edge="flush">
          <DataList
            label={t('web:places.names')}
            columns={columns}
            rows={rows}
            keyOf={(row) => row.id}
            epoch={JSON.stringify([from, q])}
            total={list.data?.pages[0]?.total ?? null}
            more={{
              has: list.hasNextPage,
              loading: list.isFetchingNextPage,
              load: () => {
                list.fetchNextPage().catch(() => undefined)
              },
            }}
            empty={<EmptyState sentence={t(`names.none.${from}`)} />}
          />
        </Sheet>
      )}
    </Page>
  )
}

function Add() {
  const { t } = useTranslation('administration')
  const may = useMay()
  const [opened, setOpened] = useState(false)
  if (!may('match.correct')) return null
  return (
    <>
      <Button size="xs" onClick={() => setOpened(true)}>
        {t('names.add')}
      </Button>
      {opened && <AddDialog onClose={() => setOpened(false)} />}
    </>
  )
}

function useEnd() {
  const { t } = useTranslation('administration')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: ProductName) => callServer(endProductName, { params: { id } }),
    onSuccess: () => showDone(t('names.ended')),
    onError: showFailure,
    onSettled: () => queries.invalidateQueries({ queryKey: [listProductNames.id] }),
  })
}

function askNames({ from, q }: Required<NamesSearch>) {
  const query = { from: from ?? 'told', limit: 100, ...(q === undefined || q === '' ? {} : { q }) }
  return askPages(listProductNames, { query }, (cursor) =>
    callServer(listProductNames, { query: { ...query, ...(cursor !== undefined && { cursor }) } }),
  )
}
