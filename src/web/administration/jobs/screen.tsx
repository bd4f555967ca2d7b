import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listJobs } from '#contract/platform/jobs.ts'
import { callServer } from '../../api/client.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { askPages } from '../../api/query.ts'
import { ExportMenu } from '../../exports/export-menu.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { DataList } from '../../ui/list/data-list.tsx'
import { Page, Sheet } from '../../ui/page/page.tsx'
import { useColumns } from './columns.tsx'
import { JobDetails } from './job-details.tsx'

/** News of a job reaches only whose job it is; those of others are asked for. In milliseconds. */
const interval = 5_000

/** Everybody's long work: how far it is and what came of it. */
export function JobsScreen() {
  const { t } = useTranslation(['administration', 'web'])
  const columns = useColumns()
  const list = useInfiniteQuery({ ...askAllJobs(), refetchInterval: interval })
  return (
    <Page
      title={t('web:places.jobs')}
      lead={t('jobs.lead')}
      actions={<ExportMenu of={listJobs} input={{ query: { all: 'true' } }} />}
    >
      {list.error !== null && list.data === undefined ? (
        <FailureBox failure={list.error} during="view" onRetry={() => list.refetch()} />
      ) : (
        <Sheet edge="flush">
          <DataList
            label={t('web:places.jobs')}
            columns={columns}
            rows={list.data?.pages.flatMap((page) => page.rows)}
            keyOf={(job) => job.id}
            epoch="all"
            total={null}
            more={{
              has: list.hasNextPage,
              loading: list.isFetchingNextPage,
              load: () => {
                list.fetchNextPage().catch(() => undefined)
              },
            }}
            preview={(job) => <JobDetails job={job} asOf={list.dataUpdatedAt} />}
            empty={<EmptyState sentence={t('jobs.none')} guide="administration" />}
          />
        </Sheet>
      )}
    </Page>
  )
}

function askAllJobs() {
  const query = { all: 'true' } as const
  return askPages(listJobs, { query }, (cursor) =>
    callServer(listJobs, { query: { ...query, ...(cursor && { cursor }) } }),
  )
}
