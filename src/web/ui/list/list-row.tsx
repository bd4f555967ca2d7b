import { Checkbox } from '@mantine/core'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from './column.ts'
import styles from './list.module.css'

interface Props<Row> {
  readonly index: number
  readonly row: Row
  readonly columns: readonly Column<Row>[]
  readonly current: boolean
  /** No longer part of the list, but still where the reader saw it. */
  readonly gone: boolean
  /** null where rows cannot be chosen. */
  readonly chosen: boolean | null
  readonly onChoose: () => void
  readonly onFocus: () => void
  /** Takes the row's height, where only those in sight are drawn. */
  readonly measure: (row: HTMLTableRowElement | null) => void
}

/** One row; pressing anywhere on it opens the first link in it. */
export function ListRow<Row>(props: Props<Row>) {
  const { index, row, columns, chosen, current, gone, onChoose, onFocus, measure } = props
  const { t } = useTranslation()
  const below = columns.flatMap((column) => {
    const content = underOf(column)?.(row) ?? null
    return content === null ? [] : [{ id: column.id, content }]
  })
  const main = columns.find((column) => column.width === undefined) ?? columns[0]
  return (
    <tr
      ref={measure}
      className={styles.row}
      data-index={index}
      data-current={current}
      data-chosen={chosen === true}
      data-gone={gone}
      aria-rowindex={index + 2}
      aria-selected={chosen ?? undefined}
      tabIndex={current ? 0 : -1}
      onFocus={onFocus}
      onClick={openRow}
    >
      {chosen !== null && (
        <td className={styles.choose}>
          <Checkbox aria-label={t('list.choose')} checked={chosen} onChange={onChoose} tabIndex={-1} />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.id}
          data-align={column.align}
          data-narrow={column.whenNarrow}
          data-main={column === main}
        >
          {column.cell(row)}
          {column === main && below.length > 0 && (
            <div className={styles.below}>
              {below.map(({ id, content }) => (
                <span key={id}>{content}</span>
              ))}
            </div>
          )}
        </td>
      ))}
    </tr>
  )
}

function underOf<Row>({ whenNarrow, cell, below }: Column<Row>): Column<Row>['below'] {
  return below ?? (whenNarrow === 'below' ? cell : undefined)
}

function openRow(event: MouseEvent<HTMLTableRowElement>): void {
  const target = event.target instanceof Element ? event.target : event.currentTarget
  // What floats above the row (its reasons, a menu) is pressed for its own sake.
  if (!event.currentTarget.contains(target)) return
  if (target.closest('a, button, input, label') !== null) return
  if (getSelection()?.type === 'Range') return
  event.currentTarget.querySelector('a')?.click()
}
