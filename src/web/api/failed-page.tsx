import { useTranslation } from 'react-i18next'
import styles from './failed-page.module.css'
import { FailureBox } from './failure-box.tsx'

interface Props {
  readonly failure: unknown
  readonly onRetry: () => void
}

/** A page that could not be shown. The sections and the bar stay where they are. */
export function FailedPage({ failure, onRetry }: Props) {
  const { t } = useTranslation()
  return (
    <div className={styles.page}>
      <title>{`${t('pages.failed')} · Renkei`}</title>
      <h1 className={styles.title} tabIndex={-1}>
        {t('pages.failed')}
      </h1>
      <FailureBox failure={failure} during="view" onRetry={onRetry} />
    </div>
  )
}
