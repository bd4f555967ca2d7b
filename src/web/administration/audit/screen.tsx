import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listAudit } from '#contract/identity/people.ts'
import { callServer } from '../../api/client.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { askPages } from '../../api/query.ts'
import { ExportMenu } from '../../exports/export-menu.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { DataList } from '../../ui/list/data-list.tsx'
import { Page, Sheet } from '../../ui/page/page.tsx'
import { type AuditSearch, readAuditSearch } from './audit-search.ts'
import { AuditTools } from './audit-tools.tsx'
import { useAuditWords } from './audit-words.ts'
import { useColumns } from './columns.tsx'
import { LineDetails } from './line-details.tsx'
import { LineDialog } from './line-dialog.tsx'

/** The audit trail, newest first: who did what to which object, from where, and what it changed. */
export function AuditScreen() {
  const { t } = useTranslation(['administration', 'web'])
  const search = useSearch({ from: '/in/administration/audit' })
  const navigate = useNavigate({ from: '/administration/audit' })
  const columns = useColumns()
  const list = useInfiniteQuery(askTrail(search))
  const rows = list.data?.pages.flatMap((page) => page.rows)
  const narrow = (change: AuditSearch) => {
    const next = (before: object) => readAuditSearch({ ...before, line: undefined, ...change })
    navigate({ search: next, replace: true, resetScroll: false }).catch(() => undefined)
  }
  return (
    <Page
      title={t('web:places.audit')}
      lead={t('audit.lead')}
      actions={<TrailExport search={search} />}
      tools={<AuditTools search={search} onChange={narrow} />}
    >
      {list.error !== null && list.data === undefined ? (
        <FailureBox failure={list.error} during="view" onRetry={() => list.refetch()} />
      ) : (
        <Sheet edge="flush">
          <DataList
            label={t('web:places.audit')}
            columns={columns}
            rows={rows}
            keyOf={(line) => line.id}
            epoch={JSON.stringify([search.object, search.action])}
            total={null}
            more={{
              has: list.hasNextPage,
              loading: list.isFetchingNextPage,
              load: () => {
                list.fetchNextPage().catch(() => undefined)
              },
            }}
            preview={(line) => <LineDetails line={line} />}
            empty={<EmptyState sentence={t('audit.none')} />}
          />
        </Sheet>
      )}
      <LineDialog line={rows?.find((one) => one.id === search.line)} onClose={() => narrow({})} />
    </Page>
  )
}

/** The trail as it is narrowed. */
function TrailExport({ search }: { readonly search: AuditSearch }) {
  const words = useAuditWords()
  const { object, action } = search
  const about = [...(action ? [words.action(action)] : []), ...(object ? [object] : [])].join(' · ')
  return <ExportMenu of={listAudit} input={{ query: trailQuery(search) }} about={about} />
}

function trailQuery({ object, action }: AuditSearch) {
  return { ...(object && { object }), ...(action && { action }) }
}

function askTrail(search: AuditSearch) {
  const query = trailQuery(search)
  return askPages(listAudit, { query }, (cursor) =>
    callServer(listAudit, { query: { ...query, ...(cursor && { cursor }) } }),
  )
}
