import type { ReactNode } from 'react'

/** One column of a list. */
export interface Column<Row> {
  readonly id: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** CSS width; the one column without it takes what is left. */
  readonly width?: string
  /** Its width where room is short. */
  readonly narrowWidth?: string
  readonly align?: 'end'
  /**
   * Where room is short the column is left away, or stands under the main one as a second line; `first` needs a wide
   * screen, `early` is left away as soon as room is not ample.
   */
  readonly whenNarrow?: 'first' | 'early' | 'hidden' | 'below'
  /** How it stands under the main one on the narrowest screens, also of a column left away before; null: not at all. */
  readonly below?: (row: Row) => ReactNode
  /** Whether readers may leave it away, and whether it is shown until they choose; without it, it is always there. */
  readonly optional?: 'shown' | 'hidden'
  /** Whether the server can order by it. */
  readonly sortable?: boolean
}

/** By which column a list is ordered. */
export interface Order {
  readonly by: string
  readonly direction: 'ascending' | 'descending'
}

/** The order after the column's head was pressed: descending first, then ascending. */
export function nextOrder(order: Order | null, by: string): Order {
  const turned = order?.by === by && order.direction === 'descending'
  return { by, direction: turned ? 'ascending' : 'descending' }
}
