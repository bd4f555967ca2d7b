import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useState } from 'react'

/** From this many rows on, only those in sight are drawn. */
const many = 120

/** Up to this width, in pixels, a row has several lines; the style sheet says the same. */
const narrow = 640

interface VisibleRows<Row> {
  readonly rows: readonly { readonly index: number; readonly row: Row }[]
  /** Room of the rows left away, in pixels. */
  readonly above: number
  readonly below: number
  /** Takes the true height of a row that is drawn. */
  measure(row: HTMLTableRowElement | null): void
  /** Scrolls a row into sight. */
  reveal(index: number): void
}

/** The rows in sight of a list that scrolls with the page; all of them when they are few. */
export function useVisibleRows<Row>(
  rows: readonly Row[],
  body: RefObject<HTMLTableSectionElement | null>,
): VisibleRows<Row> {
  const [place, setPlace] = useState({ top: 0, width: narrow + 1 })
  useLayoutEffect(() => {
    if (body.current === null) return
    const measure = () => setPlace(placeOf(body.current))
    const watch = new ResizeObserver(measure)
    watch.observe(body.current)
    measure()
    return () => watch.disconnect()
  }, [body])
  const { top } = place
  const height = place.width <= narrow ? 56 : 36
  const virtual = useWindowVirtualizer<HTMLTableRowElement>({
    count: rows.length,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: top,
    getItemKey: (index) => `${height} ${index}`,
    scrollPaddingStart: 120,
    scrollPaddingEnd: 80,
    enabled: rows.length >= many,
  })
  if (rows.length < many) {
    const all = rows.map((row, index) => ({ index, row }))
    return { rows: all, above: 0, below: 0, measure: nothing, reveal: nothing }
  }
  const items = virtual.getVirtualItems()
  return {
    rows: items.flatMap(({ index }) => {
      const row = rows[index]
      return row === undefined ? [] : [{ index, row }]
    }),
    above: (items[0]?.start ?? top) - top,
    below: virtual.getTotalSize() - ((items.at(-1)?.end ?? top) - top),
    measure: virtual.measureElement,
    reveal: (index) => virtual.scrollToIndex(index),
  }
}

const nothing = () => undefined

function placeOf(body: HTMLElement | null): { readonly top: number; readonly width: number } {
  const box = body?.getBoundingClientRect()
  return { top: (box?.top ?? 0) + window.scrollY, width: box?.width ?? 0 }
}
