import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './badges.module.css'

interface Props {
  /** What exactly is unknown, where the place does not say it. */
  readonly label?: string | undefined
  /** The one fact that would settle it, as a link or a button. */
  readonly settle?: ReactNode
}

/** Something that is not known: hatched, in words, and inviting the fact that would settle it. */
export function UnknownBadge({ label, settle }: Props) {
  const { t } = useTranslation()
  return (
    <span>
      <span className={styles.unknown}>
        <span className={styles.hatch} aria-hidden="true" />
        {label ?? t('unknown')}
      </span>
      {settle !== undefined && <span className={styles.settle}>{settle}</span>}
    </span>
  )
}
