import type { ReactNode } from 'react'
import styles from './badges.module.css'

/** What a state means for the reader, whatever its name: the ring fills as work goes on. */
export type Progress = 'open' | 'started' | 'advanced' | 'done' | 'dropped'

interface Props {
  readonly progress: Progress
  /** The state's own word. */
  readonly children: ReactNode
}

/** A state as a word with a ring that fills from open to done. */
export function StateBadge({ progress, children }: Props) {
  return (
    <span className={styles.badge}>
      <svg className={styles.shape} viewBox="0 0 12 12" aria-hidden="true">
        <ProgressShape progress={progress} />
      </svg>
      {children}
    </span>
  )
}

function ProgressShape({ progress }: { readonly progress: Progress }) {
  if (progress === 'done') {
    return (
      <>
        <circle cx="6" cy="6" r="6" fill="var(--text-quiet)" />
        <path d="M3.3 6.2 5.3 8.1 8.8 4.2" fill="none" stroke="var(--surface)" strokeWidth="1.4" />
      </>
    )
  }
  if (progress === 'dropped') {
    return (
      <g fill="none" stroke="var(--text-quiet)" strokeWidth="1.3">
        <circle cx="6" cy="6" r="5.3" />
        <path d="M2.4 9.6 9.6 2.4" />
      </g>
    )
  }
  return (
    <>
      <circle cx="6" cy="6" r="5.3" fill="none" stroke="var(--text)" strokeWidth="1.3" />
      {progress === 'started' && <path d="M6 6V3a3 3 0 0 1 0 6z" fill="var(--text)" />}
      {progress === 'advanced' && <path d="M6 6V3a3 3 0 1 1-3 3z" fill="var(--text)" />}
    </>
  )
}
