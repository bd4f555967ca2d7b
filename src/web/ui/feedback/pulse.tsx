import { type ReactNode, useState } from 'react'
import styles from './feedback.module.css'

interface Props {
  /** The value whose change is to be seen. */
  readonly value: string | number | null
  readonly children: ReactNode
}

/** Marks a value that has changed under the reader's eyes: it pulses once, and never on arrival. */
export function Pulse({ value, children }: Props) {
  const [shown, setShown] = useState({ value, changes: 0 })
  if (shown.value !== value) setShown({ value, changes: shown.changes + 1 })
  return (
    <span key={shown.changes} className={shown.changes > 0 ? styles.pulse : undefined}>
      {children}
    </span>
  )
}
