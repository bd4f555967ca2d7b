import type { ReactNode } from 'react'
import styles from './feedback.module.css'

interface Props {
  /** One sentence: what belongs here. */
  readonly sentence: ReactNode
  /** The one thing to do about it. */
  readonly action?: ReactNode
  /** One link to the guide. */
  readonly guide?: ReactNode
}

/** A place that holds nothing yet. */
export function EmptyState({ sentence, action, guide }: Props) {
  return (
    <div className={styles.empty}>
      <p className={styles.emptySentence} data-phrases>
        {sentence}
      </p>
      {(action !== undefined || guide !== undefined) && (
        <div className={styles.emptyDoors}>
          {action}
          {guide}
        </div>
      )}
    </div>
  )
}
