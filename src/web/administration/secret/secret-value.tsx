import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './secret.module.css'

interface Props {
  readonly label: string
  readonly value: string
}

/** A secret that is shown this once, with a button that copies it. */
export function SecretValue({ label, value }: Props) {
  const { t } = useTranslation('administration')
  return (
    <div className={styles.secret}>
      <span className={styles.label}>{label}</span>
      <div className={styles.line}>
        <code className={styles.value}>{value}</code>
        <CopyButton value={value} label={t('secret.copyOf', { what: label })} />
      </div>
    </div>
  )
}

/** Copies a text; where the browser does not allow that, it says to copy by hand. */
export function CopyButton({ value, label }: { readonly value: string; readonly label: string }) {
  const { t } = useTranslation('administration')
  const clipboard = useClipboard({ timeout: 4_000 })
  const Sign = clipboard.copied ? IconCheck : IconCopy
  return (
    <>
      <Button
        variant="default"
        aria-label={label}
        disabled={value === ''}
        leftSection={<Sign size={16} stroke={1.6} aria-hidden="true" />}
        onClick={() => clipboard.copy(value)}
      >
        {t(clipboard.copied ? 'secret.copied' : 'secret.copy')}
      </Button>
      <span role="status" className={styles.fault}>
        {clipboard.error !== null && t('secret.byHand')}
      </span>
    </>
  )
}
