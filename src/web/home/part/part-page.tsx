import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureBox } from '../../api/failure-box.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import type { Column } from '../../ui/list/column.ts'
import { DataList } from '../../ui/list/data-list.tsx'
import { Page, Sheet } from '../../ui/page/page.tsx'
import styles from './part.module.css'

interface PartRows<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
  readonly total: number | null
}

interface Props<Row> {
  readonly title: string
  /** What is counted, in a sentence; given once the number is known and not 0. */
  readonly lead: (total: number | null) => ReactNode
  /** What stands where nothing is listed. */
  readonly none: string
  readonly list: UseInfiniteQueryResult<{ readonly pages: readonly PartRows<Row>[] }>
  readonly columns: readonly Column<Row>[]
  readonly keyOf: (row: Row) => string
  /** Another value means another list. */
  readonly epoch: string
}

/** A page that lists one part of the overview. */
export function PartPage<Row>({ title, lead, none, list, columns, keyOf, epoch }: Props<Row>) {
  const { t } = useTranslation('home')
  const first = list.data?.pages[0]
  const home = (
    <Link to="/" className={styles.back}>
      {t('back')}
    </Link>
  )
  return (
    <Page
      title={title}
      lead={first === undefined || first.rows.length === 0 ? undefined : lead(first.total)}
      actions={home}
    >
      {list.error !== null && list.data === undefined ? (
        <FailureBox failure={list.error} during="view" onRetry={() => list.refetch()} />
      ) : (
        <Sheet edge="flush">
          <DataList
            label={title}
            columns={columns}
            rows={list.data?.pages.flatMap((page) => page.rows)}
            keyOf={keyOf}
            epoch={epoch}
            total={first?.total ?? null}
            more={{
              has: list.hasNextPage,
              loading: list.isFetchingNextPage,
              load: () => {
                list.fetchNextPage().catch(() => undefined)
              },
            }}
            empty={<EmptyState sentence={none} action={home} />}
          />
        </Sheet>
      )}
    </Page>
  )
}
