import { CloseButton } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Loading } from '../feedback/loading.tsx'
import type { Column, Order } from './column.ts'
import styles from './list.module.css'
import { ListFoot, type More } from './list-foot.tsx'
import { ListHead } from './list-head.tsx'
import { ListRow } from './list-row.tsx'
import { type RowAct, useListKeys } from './use-list-keys.ts'
import { type Panel, usePanel } from './use-panel.ts'
import { useSteadyRows } from './use-steady-rows.ts'
import { useVisibleRows } from './use-visible-rows.ts'

/** Which rows are chosen, by key. */
export interface Selection {
  readonly keys: ReadonlySet<string>
  readonly onChange: (keys: ReadonlySet<string>) => void
  /** Chooses everything that matches, also what is not loaded. */
  readonly onAll?: () => void
}

export interface DataListProps<Row> {
  /** What is listed, for those who do not see the heading. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  /** undefined while the first answer is awaited. */
  readonly rows: readonly Row[] | undefined
  readonly keyOf: (row: Row) => string
  /** Another value means another list: filter, order, lens. */
  readonly epoch: string
  /** How many rows there are in all; null where counting would cost too much. */
  readonly total?: number | null
  readonly more?: More
  readonly order?: Order | null
  readonly onOrder?: (order: Order) => void
  readonly selection?: Selection
  /** What `e` does with the row on which the keyboard stands. */
  readonly act?: RowAct
  /** What another key does with it. */
  readonly secondAct?: RowAct
  /** The side panel's content for a row; the space bar opens it. */
  readonly preview?: (row: Row) => ReactNode
  /** Who holds which row the side panel shows; without it the list does. */
  readonly panel?: Panel
  /** The side panel's content for a row that is not among those loaded, by its key. */
  readonly previewOf?: (key: string) => ReactNode
  /** What stands in place of an empty list. */
  readonly empty: ReactNode
}

/**
 * A dense list. A row is opened by the first link in it, by mouse, touch or Enter; J and K move,
 * X chooses, Space looks into. Rows load by themselves near the end and never jump: what is new waits behind a bar.
 */
export function DataList<Row>(props: DataListProps<Row>) {
  if (props.rows === undefined) return <Loading />
  if (props.rows.length === 0) return props.empty
  return <FilledList {...props} rows={props.rows} />
}

function FilledList<Row>(props: DataListProps<Row> & { readonly rows: readonly Row[] }) {
  const { label, columns, rows, keyOf, epoch, selection, preview } = props
  const { t } = useTranslation()
  const body = useRef<HTMLTableSectionElement>(null)
  const { shown, added, gone, showAll } = useSteadyRows({ rows, keyOf, epoch })
  const visible = useVisibleRows(shown, body)
  const panel = usePanel(props.panel)
  const keys = useListKeys({
    rows: shown.map(keyOf),
    body,
    selection,
    act: props.act,
    secondAct: props.secondAct,
    reveal: visible.reveal,
    panel: preview === undefined ? undefined : panel,
  })
  const content = contentOf(props, shown, panel.key)
  return (
    <div className={styles.frame} data-panel={content !== null}>
      <div className={styles.list}>
        <FreshBar added={added} onShow={showAll} />
        <table className={styles.table} aria-label={label} aria-rowcount={props.total ?? -1}>
          <ListHead {...props} shownKeys={shown.map(keyOf)} />
          <tbody ref={body}>
            <Spacer height={visible.above} />
            {visible.rows.map(({ index, row }) => (
              <ListRow
                key={keyOf(row)}
                index={index}
                row={row}
                columns={columns}
                current={keys.current === index}
                gone={gone.has(keyOf(row))}
                chosen={selection === undefined ? null : selection.keys.has(keyOf(row))}
                onChoose={() => keys.choose(index)}
                onFocus={() => keys.moveTo(index)}
                measure={visible.measure}
              />
            ))}
            <Spacer height={visible.below} />
          </tbody>
        </table>
        <ListFoot shown={shown.length} total={props.total ?? null} more={props.more} />
      </div>
      {content !== null && (
        <aside className={styles.panel}>
          <CloseButton
            className={styles.close}
            aria-label={t('keys.close')}
            onClick={() => panel.onShow(null)}
          />
          {content}
        </aside>
      )}
    </div>
  )
}

/** What the side panel shows; null while it is closed. */
function contentOf<Row>(
  { keyOf, preview, previewOf }: DataListProps<Row>,
  shown: readonly Row[],
  key: string | null,
): ReactNode {
  if (key === null) return null
  const row = shown.find((one) => keyOf(one) === key)
  return row === undefined ? (previewOf?.(key) ?? null) : (preview?.(row) ?? null)
}

function FreshBar({ added, onShow }: { readonly added: number; readonly onShow: () => void }) {
  const { t } = useTranslation()
  return (
    <div aria-live="polite">
      {added > 0 && (
        <button type="button" className={styles.fresh} onClick={onShow}>
          {t('list.fresh', { count: added })}
        </button>
      )}
    </div>
  )
}

function Spacer({ height }: { readonly height: number }) {
  if (height <= 0) return null
  return (
    <tr>
      <td className={styles.spacer} style={{ height }} />
    </tr>
  )
}
