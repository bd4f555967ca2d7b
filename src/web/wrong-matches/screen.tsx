import { SegmentedControl } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listWrongMatches, type WrongMatch } from '#contract/matching/wrong-matches.ts'
import { callServer } from '../api/client.ts'
import { FailureBox } from '../api/failure-box.tsx'
import { askPages } from '../api/query.ts'
import { ExportMenu } from '../exports/export-menu.tsx'
import { EmptyState } from '../ui/feedback/empty-state.tsx'
import { DataList } from '../ui/list/data-list.tsx'
import { Page, Sheet } from '../ui/page/page.tsx'
import { useColumns } from './columns.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { type ReportState, reportStates } from './report-search.ts'

/** What was reported as a wrong match, why and until when, and how much each report sets aside now. */
export function WrongMatchesScreen() {
  const { t } = useTranslation('vulnerabilities')
  const { state = 'live' } = useSearch({ from: '/in/wrong-matches' })
  const navigate = useNavigate({ from: '/wrong-matches' })
  const list = useInfiniteQuery(askReports(state))
  const rows = list.data?.pages.flatMap((page) => page.rows)
  const [editing, setEditing] = useState<WrongMatch | null>(null)
  const columns = useColumns(setEditing)
  return (
    <Page
      title={t('wrong.list.title')}
      lead={t('wrong.list.lead')}
      actions={
        <ExportMenu
          of={listWrongMatches}
          input={{ query: { state } }}
          about={t(`wrong.list.states.${state}`)}
        />
      }
      tools={
        <SegmentedControl
          size="xs"
          aria-label={t('wrong.list.show')}
          data={reportStates.map((value) => ({ value, label: t(`wrong.list.states.${value}`) }))}
          value={state}
          onChange={(next) => {
            navigate({ search: next === 'live' ? {} : { state: next }, replace: true }).catch(() => undefined)
          }}
        />
      }
    >
      {list.error !== null && list.data === undefined ? (
        <FailureBox failure={list.error} during="view" onRetry={() => list.refetch()} />
      ) : (
        <Sheet edge="flush">
          <DataList
            label={t('wrong.list.title')}
            columns={columns}
            rows={rows}
            keyOf={(row) => row.id}
            epoch={state}
            total={list.data?.pages[0]?.total ?? null}
            more={{
              has: list.hasNextPage,
              loading: list.isFetchingNextPage,
              load: () => {
                list.fetchNextPage().catch(() => undefined)
              },
            }}
            empty={<EmptyState sentence={t('wrong.list.empty')} />}
          />
        </Sheet>
      )}
      {editing !== null && <EditDialog report={editing} onClose={() => setEditing(null)} />}
    </Page>
  )
}

function askReports(state: ReportState) {
  const query = { state, limit: 100 }
  return askPages(listWrongMatches, { query }, (cursor) =>
    callServer(listWrongMatches, { query: { ...query, ...(cursor !== undefined && { cursor }) } }),
  )
}
