import { useTranslation } from 'react-i18next'
import styles from './forms.module.css'

interface Props {
  readonly restored: boolean
  readonly onDiscard: () => void
}

/** Says that what was typed before has been brought back, and lets it go. */
export function DraftNote({ restored, onDiscard }: Props) {
  const { t } = useTranslation()
  if (!restored) return null
  return (
    <p className={styles.draft} role="status">
      {t('draft.restored')}
      <button type="button" className={styles.discard} onClick={onDiscard}>
        {t('draft.discard')}
      </button>
    </p>
  )
}
