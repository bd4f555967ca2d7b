import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type GraphItem, type ImpactGraph, listImpactGraphItems } from '#contract/matching/impact-graph.ts'
import { callServer } from '../../api/client.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { askPages } from '../../api/query.ts'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { DataList } from '../../ui/list/data-list.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import type { ImpactSearch } from '../impact-search.ts'
import { useItemColumns } from './columns.tsx'
import styles from './item-list.module.css'

interface Props {
  readonly from: string
  readonly search: ImpactSearch
  readonly graph: ImpactGraph
}

/** The items behind the drawing, narrowed as it is. */
export function ItemList({ from, search, graph }: Props) {
  const { t } = useTranslation('impact')
  const list = useInfiniteQuery(askItems(from, search.at))
  const columns = useItemColumns(graph)
  return (
    <section aria-label={t('list.label')} className={styles.items}>
      <h2 className={styles.title}>{t('list.title')}</h2>
      {list.error !== null && list.data === undefined ? (
        <FailureBox failure={list.error} during="view" onRetry={() => list.refetch()} />
      ) : (
        <Sheet edge="flush">
          <DataList<GraphItem>
            label={t('list.label')}
            columns={columns}
            rows={list.data?.pages.flatMap((page) => page.rows)}
            keyOf={(row) => row.ci.id}
            epoch={`${from} ${search.at ?? ''}`}
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
                sentence={t('list.empty')}
                action={
                  <Link to="." search={(before: object) => ({ ...before, at: undefined })}>
                    {t('narrow.all')}
                  </Link>
                }
              />
            }
          />
        </Sheet>
      )}
    </section>
  )
}

function askItems(from: string, at: string | undefined) {
  const query = { from, ...(at !== undefined && { at }) }
  return askPages(listImpactGraphItems, { query }, (cursor) =>
    callServer(listImpactGraphItems, { query: { ...query, ...(cursor !== undefined && { cursor }) } }),
  )
}
