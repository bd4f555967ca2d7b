import { Popover, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLiveState } from '../../live/live.tsx'
import type { LiveState } from '../../live/live-event.ts'
import styles from './live-sign.module.css'

/** Whether the screen is live; pressing it says what that means and what is safe. */
export function LiveSign() {
  return <LiveStateSign state={useLiveState()} />
}

/** The sign for one state. */
function LiveStateSign({ state }: { readonly state: LiveState }) {
  const { t } = useTranslation()
  return (
    <Popover width={300} position="bottom-end">
      <Popover.Target>
        <UnstyledButton className={styles.sign} data-state={state} aria-live="polite">
          <span className={styles.dot} aria-hidden="true" />
          <span className={styles.word}>{t(`live.${state}.word`)}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={styles.text} data-phrases>
          {t(`live.${state}.text`)}
        </p>
      </Popover.Dropdown>
    </Popover>
  )
}
