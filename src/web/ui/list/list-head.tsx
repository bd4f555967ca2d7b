import { Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, nextOrder, type Order } from './column.ts'
import type { Selection } from './data-list.tsx'
import styles from './list.module.css'

interface Props<Row> {
  readonly columns: readonly Column<Row>[]
  readonly order?: Order | null
  readonly onOrder?: (order: Order) => void
  readonly selection?: Selection
  readonly shownKeys: readonly string[]
}

/** The list's head, which stays in sight. */
export function ListHead<Row>({ columns, order = null, onOrder, selection, shownKeys }: Props<Row>) {
  return (
    <thead className={styles.head}>
      <tr>
        {selection !== undefined && (
          <th className={styles.choose} scope="col">
            <ChooseAll selection={selection} shownKeys={shownKeys} />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            data-align={column.align}
            data-narrow={column.whenNarrow}
            style={widths(column)}
            aria-sort={order?.by === column.id ? order.direction : undefined}
          >
            {column.sortable === true && onOrder !== undefined ? (
              <SortButton column={column} order={order} onOrder={onOrder} />
            ) : (
              column.title
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}

interface SortProps<Row> {
  readonly column: Column<Row>
  readonly order: Order | null
  readonly onOrder: (order: Order) => void
}

function SortButton<Row>({ column, order, onOrder }: SortProps<Row>) {
  const Arrow = order?.direction === 'ascending' ? IconArrowUp : IconArrowDown
  return (
    <button type="button" className={styles.sort} onClick={() => onOrder(nextOrder(order, column.id))}>
      {column.title}
      {order?.by === column.id && <Arrow size={14} stroke={1.8} aria-hidden="true" />}
    </button>
  )
}

function ChooseAll({
  selection,
  shownKeys,
}: {
  readonly selection: Selection
  readonly shownKeys: readonly string[]
}) {
  const { t } = useTranslation()
  const all = shownKeys.every((key) => selection.keys.has(key))
  return (
    <Checkbox
      aria-label={t('list.chooseAll')}
      checked={all}
      indeterminate={!all && selection.keys.size > 0}
      onChange={() => selection.onChange(new Set(all ? [] : shownKeys))}
    />
  )
}

function widths<Row>(column: Column<Row>): CSSProperties {
  return Object.fromEntries([
    ['--width', column.width ?? 'auto'],
    ['--narrow-width', column.narrowWidth ?? column.width ?? 'auto'],
  ])
}
