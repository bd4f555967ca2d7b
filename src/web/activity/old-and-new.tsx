import type { ReactNode } from 'react'
import styles from './activity.module.css'

interface Props {
  /** What of it changed; left away where the sentence says it. */
  readonly name?: string
  readonly from: ReactNode
  readonly to: ReactNode
}

/** A value before and after. */
export function OldAndNew({ name, from, to }: Props) {
  return (
    <p className={styles.change}>
      {name !== undefined && <span className={styles.field}>{name}</span>}
      <del className={styles.old}>{from}</del>
      <span aria-hidden="true">→</span>
      <ins className={styles.fresh}>{to}</ins>
    </p>
  )
}
