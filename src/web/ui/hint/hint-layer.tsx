import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import styles from './hint.module.css'

interface Shown {
  readonly text: string
  readonly left: number
  /** Distance from the top edge of the window, or from the bottom edge when there is no room below. */
  readonly top: number | null
  readonly bottom: number | null
}

/** After so long over an element its hint appears, in milliseconds. */
const patience = 250

/**
 * Shows the text in `data-hint` of whatever the pointer rests on or the focus reaches. One layer for the whole
 * page, so that a list of a thousand times and marks costs nothing.
 */
export function HintLayer() {
  const [shown, setShown] = useState<Shown | null>(null)
  useEffect(() => watchHints(setShown), [])
  if (shown === null) return null
  const place = { left: shown.left, top: shown.top ?? undefined, bottom: shown.bottom ?? undefined }
  return createPortal(
    <div role="tooltip" className={styles.hint} style={place}>
      {shown.text}
    </div>,
    document.body,
  )
}

function watchHints(show: (shown: Shown | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const hide = () => {
    clearTimeout(timer)
    show(null)
  }
  const consider = (event: Event) => {
    clearTimeout(timer)
    const holder = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-hint]') : null
    if (holder === null) return show(null)
    timer = setTimeout(() => show(placeBy(holder)), event.type === 'focusin' ? 0 : patience)
  }
  const dismiss = (event: KeyboardEvent) => {
    if (event.key === 'Escape') hide()
  }
  const off = new AbortController()
  const { signal } = off
  document.addEventListener('pointerover', consider, { signal })
  document.addEventListener('focusin', consider, { signal })
  document.addEventListener('focusout', hide, { signal })
  document.addEventListener('pointerdown', hide, { signal })
  document.addEventListener('keydown', dismiss, { signal })
  document.addEventListener('scroll', hide, { capture: true, passive: true, signal })
  return () => {
    clearTimeout(timer)
    off.abort()
  }
}

function placeBy(holder: HTMLElement): Shown | null {
  const text = holder.dataset.hint
  if (text === undefined || text === '' || !holder.isConnected) return null
  const box = holder.getBoundingClientRect()
  const left = Math.min(Math.max(box.left + box.width / 2, 90), window.innerWidth - 90)
  const roomBelow = window.innerHeight - box.bottom > 72
  return {
    text,
    left,
    top: roomBelow ? box.bottom + 6 : null,
    bottom: roomBelow ? null : window.innerHeight - box.top + 6,
  }
}
