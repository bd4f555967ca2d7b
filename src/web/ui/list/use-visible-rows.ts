import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useDeferredValue, useLayoutEffect, useState } from 'react'

/** From this many rows on, only those in sight are drawn. */
const many = 120

/** A screenful. A list that appears draws so many first, and the others as soon as these are to be seen. */
const atOnce = 24

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
  const [place, setPlace] = useState<Place>({ top: 0, width: narrow + 1, row: null })
  const isLong = rows.length >= many
  useLayoutEffect(() => {
    // What is drawn whole needs no measures; taking them would draw it twice.
    if (!isLong || body.current === null) return
    const measure = () => setPlace((before) => placeOf(body.current, before))
    const watch = new ResizeObserver(measure)
    watch.observe(body.current)
    measure()
    return () => watch.disconnect()
  }, [body, isLong])
  const drawn = useDeferredValue(many, atOnce)
  const { top } = place
  const height = place.row ?? (place.width <= narrow ? 56 : 36)
  const virtual = useWindowVirtualizer<HTMLTableRowElement>({
    count: rows.length,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: top,
    getItemKey: (index) => `${height} ${index}`,
    scrollPaddingStart: 120,
    scrollPaddingEnd: 80,
    enabled: isLong,
    useFlushSync: false,
  })
  if (!isLong) {
    const all = rows.slice(0, drawn).map((row, index) => ({ index, row }))
    const below = (rows.length - all.length) * height
    return { rows: all, above: 0, below, measure: nothing, reveal: nothing }
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

/** Where the rows begin, how wide they are, and how high one of them is; null while none is drawn. */
interface Place {
  readonly top: number
  readonly width: number
  readonly row: number | null
}

/**
 * A guess that is wrong by a few pixels moves every row below as soon as it is drawn: so the first row is measured,
 * once for each width.
 */
function placeOf(body: HTMLElement | null, before: Place): Place {
  const box = body?.getBoundingClientRect()
  const top = (box?.top ?? 0) + window.scrollY
  const width = box?.width ?? 0
  const kept = width === before.width ? before.row : null
  const row = kept ?? heightOf(body?.querySelector('tr[data-index]') ?? null)
  const isSame = top === before.top && width === before.width && row === before.row
  return isSame ? before : { top, width, row }
}

function heightOf(row: Element | null): number | null {
  const height = Math.round(row?.getBoundingClientRect().height ?? 0)
  return height === 0 ? null : height
}
