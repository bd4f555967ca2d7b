import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { FailureBox } from '../../api/failure-box.tsx'
import styles from './pages.module.css'

/** A page that could not be shown. The sections and the bar stay where they are. */
export function FailedPage({ error }: { readonly error: unknown }) {
  const { t } = useTranslation()
  const router = useRouter()
  const retry = () => {
    router.invalidate().catch(() => undefined)
  }
  return (
    <div className={styles.page}>
      <h1 className={styles.title} tabIndex={-1}>
        {t('pages.failed')}
      </h1>
      <FailureBox failure={error} during="view" onRetry={retry} />
    </div>
  )
}
