import { Popover, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './why.module.css'

/** One reason behind a computed statement: what kind of ground it is, and the ground itself. */
export interface Reason {
  readonly label: string
  readonly value: ReactNode
}

interface Props {
  /** What is being explained, for those who do not see where the link stands. */
  readonly of: string
  /** One sentence that says how the statement follows. */
  readonly sentence?: ReactNode
  readonly reasons: readonly Reason[]
}

/** A quiet link beside a computed statement that opens its reasons. */
export function Why({ of, sentence, reasons }: Props) {
  const { t } = useTranslation()
  return (
    <Popover width={380} position="bottom-start" withRoles trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={styles.link} aria-label={t('why.of', { of })}>
          {t('why.link')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.panel} tabIndex={-1} data-autofocus>
        <p className={styles.title}>{of}</p>
        {sentence !== undefined && (
          <p className={styles.sentence} data-phrases>
            {sentence}
          </p>
        )}
        <dl className={styles.reasons}>
          {reasons.map((reason) => (
            <div key={reason.label} className={styles.reason}>
              <dt>{reason.label}</dt>
              <dd>{reason.value}</dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  )
}
