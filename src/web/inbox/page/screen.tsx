import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listNotices, type Notice } from '#contract/sharing/notices.ts'
import { callServer } from '../../api/client.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { askPages } from '../../api/query.ts'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { DataList } from '../../ui/list/data-list.tsx'
import { Page, Sheet } from '../../ui/page/page.tsx'
import { filterOf, type InboxSearch } from '../inbox-search.ts'
import { type Chosen, useChangeNotices } from '../use-change-notices.ts'
import { useColumns } from './columns.tsx'
import { InboxBar } from './inbox-bar.tsx'
import { InboxExport } from './inbox-export.tsx'
import { InboxTools } from './inbox-tools.tsx'
import { NoticePreview } from './notice-preview.tsx'
import { PutOffDialog } from './put-off-dialog.tsx'
import { useInboxAddress } from './use-inbox-address.ts'

const none: ReadonlySet<string> = new Set()

/** Everything the reader was told: what is unread, what was put off, and what they have read. */
export function InboxScreen() {
  const { t } = useTranslation(['inbox', 'web'])
  const { search, narrow } = useInboxAddress()
  const list = useInfiniteQuery(askNotices(search))
  const rows = list.data?.pages.flatMap((page) => page.rows)
  const total = list.data?.pages[0]?.total ?? null
  const epoch = JSON.stringify(search)
  const [held, setHeld] = useState({ epoch, keys: none })
  const keys = held.epoch === epoch ? held.keys : none
  const choose = (next: ReadonlySet<string>) => setHeld({ epoch, keys: next })
  const [asked, setAsked] = useState<Chosen | null>(null)
  const { change, putOff } = useChangeNotices()
  const find = (id: string) => rows?.find((row) => row.id === id)
  const toggle = (id: string) => change(find(id)?.acknowledgedAt === null ? 'read' : 'unread', { ids: [id] })
  const columns = useColumns({ onChange: change, onPutOff: setAsked })
  return (
    <Page
      title={t('web:inbox.title')}
      lead={t('lead')}
      actions={<InboxExport search={search} />}
      tools={<InboxTools search={search} onNarrow={narrow} />}
    >
      {list.error !== null && list.data === undefined ? (
        <FailureBox failure={list.error} during="view" onRetry={() => list.refetch()} />
      ) : (
        <Sheet edge="flush">
          <DataList
            label={t('web:inbox.title')}
            columns={columns}
            rows={rows}
            keyOf={(row: Notice) => row.id}
            epoch={epoch}
            total={total}
            more={{
              has: list.hasNextPage,
              loading: list.isFetchingNextPage,
              failed: list.isFetchNextPageError,
              load: () => {
                list.fetchNextPage().catch(() => undefined)
              },
            }}
            selection={{ keys, onChange: choose }}
            {...(keys.size === 0 && {
              act: { label: t('acts.toggle'), run: toggle },
              secondAct: { keys: 'h', label: t('acts.putOff'), run: (id: string) => setAsked({ ids: [id] }) },
            })}
            preview={(row) => <NoticePreview key={row.id} notice={row} />}
            empty={<NothingHere search={search} />}
          />
          <InboxBar
            keys={keys}
            search={search}
            rows={rows ?? []}
            total={total}
            onLeave={() => choose(none)}
            onChange={change}
            onPutOff={setAsked}
          />
        </Sheet>
      )}
      {asked !== null && (
        <PutOffDialog
          onClose={() => setAsked(null)}
          onChoose={(until) => {
            setAsked(null)
            choose(none)
            putOff(until, asked)
          }}
        />
      )}
    </Page>
  )
}

function NothingHere({ search }: { readonly search: InboxSearch }) {
  const { t } = useTranslation('inbox')
  if (search.kind !== undefined || search.reason !== undefined)
    return <EmptyState sentence={t('empty.narrowed')} />
  return <EmptyState sentence={t(`empty.${search.state ?? 'open'}`)} />
}

function askNotices(search: InboxSearch) {
  const query = filterOf(search)
  return askPages(listNotices, { query }, (cursor) =>
    callServer(listNotices, {
      query: { ...query, ...(cursor === undefined ? { limit: 50 } : { limit: 200, cursor }) },
    }),
  )
}
