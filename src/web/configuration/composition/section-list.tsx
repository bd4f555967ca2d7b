import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Column } from '../../ui/list/column.ts'
import { DataList } from '../../ui/list/data-list.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import styles from './composition.module.css'

interface Props<Row> {
  readonly title: string
  readonly lead?: string
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly list: UseInfiniteQueryResult<InfiniteData<{ readonly rows: readonly Row[] }>>
  /** What stands above the rows. */
  readonly tools: ReactNode
}

/** A list below the components; nothing at all where it has no rows, which is so of most items. */
export function SectionList<Row extends object>({ title, lead, label, columns, list, tools }: Props<Row>) {
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  if (rows.length === 0) return null
  const keys = new Map(rows.map((row, index) => [row, String(index)]))
  return (
    <>
      <h3 className={styles.sectionTitle}>{title}</h3>
      {lead !== undefined && (
        <p className={styles.sectionLead} data-phrases>
          {lead}
        </p>
      )}
      {tools}
      <Sheet edge="flush">
        <DataList
          label={label}
          columns={columns}
          rows={rows}
          keyOf={(row) => keys.get(row) ?? ''}
          epoch=""
          total={null}
          more={{
            has: list.hasNextPage,
            loading: list.isFetchingNextPage,
            load: () => {
              list.fetchNextPage().catch(() => undefined)
            },
          }}
          empty={null}
        />
      </Sheet>
    </>
  )
}
