import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import styles from './hint.module.css'
import { placeHint } from './place-hint.ts'

interface Shown {
  readonly text: string
  /** Where what it is about stands. */
  readonly about: DOMRect
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
  return createPortal(<Hint shown={shown} />, document.body)
}

function Hint({ shown }: { readonly shown: Shown }) {
  const box = useRef<HTMLDivElement>(null)
  // Its size is known only once it is drawn; before anybody sees it, it is put in its place.
  useLayoutEffect(() => {
    if (box.current === null) return
    const { innerWidth: width, innerHeight: height } = window
    const place = placeHint(shown.about, box.current.getBoundingClientRect(), { width, height })
    box.current.style.left = `${place.left}px`
    box.current.style.top = `${place.top}px`
  }, [shown])
  return (
    <div ref={box} role="tooltip" className={styles.hint}>
      {shown.text}
    </div>
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
    timer = setTimeout(() => show(hintOf(holder)), event.type === 'focusin' ? 0 : patience)
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

function hintOf(holder: HTMLElement): Shown | null {
  const text = holder.dataset.hint
  if (text === undefined || text === '' || !holder.isConnected) return null
  return { text, about: holder.getBoundingClientRect() }
}
