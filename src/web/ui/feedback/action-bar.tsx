import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './feedback.module.css'

interface Props {
  /** What is chosen, or what will change, with counts. */
  readonly words: ReactNode
  readonly children: ReactNode
}

/** The bar from below: what is chosen, and what can be done with all of it. */
export function ActionBar({ words, children }: Props) {
  return (
    <section className={styles.bar}>
      <div className={styles.barWords} aria-live="polite">
        {words}
      </div>
      <div className={styles.barActions}>{children}</div>
    </section>
  )
}

interface ConfirmProps {
  /** What confirming will change, with counts. */
  readonly words: ReactNode
  /** The verb on the button. */
  readonly verb: string
  readonly pending?: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Shows before committing what will change. */
export function ConfirmBar({ words, verb, pending = false, onConfirm, onCancel }: ConfirmProps) {
  const { t } = useTranslation()
  return (
    <ActionBar words={words}>
      <Button variant="subtle" onClick={onCancel}>
        {t('actions.cancel')}
      </Button>
      <Button onClick={onConfirm} loading={pending}>
        {verb}
      </Button>
    </ActionBar>
  )
}
