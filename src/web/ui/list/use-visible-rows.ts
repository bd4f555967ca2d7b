import { useMediaQuery } from '@mantine/hooks'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useState } from 'react'

/** From this many rows on, only those in sight are drawn. */
const many = 120

interface VisibleRows<Row> {
  readonly rows: readonly { readonly index: number; readonly row: Row }[]
  /** Room of the rows left away, in pixels. */
  readonly above: number
  readonly below: number
  /** Scrolls a row into sight. */
  reveal(index: number): void
}

/** The rows in sight of a list that scrolls with the page; all of them when they are few. */
export function useVisibleRows<Row>(
  rows: readonly Row[],
  body: RefObject<HTMLTableSectionElement | null>,
): VisibleRows<Row> {
  const onPhone = useMediaQuery('(max-width: 48em)') === true
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const box = body.current?.getBoundingClientRect()
    if (box !== undefined) setTop(box.top + window.scrollY)
  }, [body])
  const height = onPhone ? 56 : 36
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: top,
    scrollPaddingStart: 120,
    scrollPaddingEnd: 80,
    enabled: rows.length >= many,
  })
  if (rows.length < many) {
    const all = rows.map((row, index) => ({ index, row }))
    return { rows: all, above: 0, below: 0, reveal: () => undefined }
  }
  const items = virtual.getVirtualItems()
  return {
    rows: items.flatMap(({ index }) => {
      const row = rows[index]
      return row === undefined ? [] : [{ index, row }]
    }),
    above: (items[0]?.start ?? top) - top,
    below: virtual.getTotalSize() - ((items.at(-1)?.end ?? top) - top),
    reveal: (index) => virtual.scrollToIndex(index),
  }
}
