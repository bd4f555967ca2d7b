import { useEffect, useState } from 'react'

/** Typing pauses so long, in milliseconds, before the server is asked. */
const pause = 120

/** What stands in the search field, and what of it is asked. */
export interface Typed {
  readonly text: string
  /** What the server is asked for: the text after a pause, and never in the middle of a composition. */
  readonly asked: string
  /** Whether what was asked is not yet what was typed. */
  readonly isAhead: boolean
  readonly change: (text: string) => void
  readonly compose: (composing: boolean) => void
}

/** Follows what is typed into the search field. */
export function useTyped(): Typed {
  const [text, change] = useState('')
  const [asked, setAsked] = useState('')
  const [composing, compose] = useState(false)
  useEffect(() => {
    if (composing) return
    const timer = setTimeout(() => setAsked(text.trim()), text.trim() === '' ? 0 : pause)
    return () => clearTimeout(timer)
  }, [text, composing])
  return { text, asked, isAhead: text.trim() !== asked, change, compose }
}
