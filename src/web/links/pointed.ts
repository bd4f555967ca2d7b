import { useLocation } from '@tanstack/react-router'
import { useCallback } from 'react'

/** What the address points at within its page: what follows the `#`; empty where nothing does. */
export function usePointedId(): string {
  return useLocation({ select: ({ hash }) => hash })
}

/** What a part of a page needs so that an address can point at it. */
export interface Pointed<Part extends HTMLElement> {
  readonly id: string
  readonly ref: (part: Part | null) => void
  readonly tabIndex: -1
  readonly 'data-pointed': boolean
  readonly 'aria-current': 'location' | undefined
}

/**
 * A part of a page that an address can point at by `#id`: as soon as it is there it is scrolled to, gets the focus and is
 * marked. Spread upon the element.
 */
export function usePointed<Part extends HTMLElement>(id: string): Pointed<Part> {
  const isPointed = usePointedId() === id
  const ref = useCallback(
    (part: Part | null) => {
      if (part === null || !isPointed) return
      part.scrollIntoView({ block: 'center' })
      part.focus({ preventScroll: true })
    },
    [isPointed],
  )
  return {
    id,
    ref,
    tabIndex: -1,
    'data-pointed': isPointed,
    'aria-current': isPointed ? 'location' : undefined,
  }
}
