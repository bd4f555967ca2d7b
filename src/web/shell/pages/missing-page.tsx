import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import styles from './pages.module.css'

/** An address that leads nowhere. */
export function MissingPage() {
  const { t } = useTranslation()
  return (
    <div className={styles.page}>
      <title>{`${t('pages.missing')} · Renkei`}</title>
      <h1 className={styles.title} tabIndex={-1}>
        {t('pages.missing')}
      </h1>
      <p>{t('pages.missingText')}</p>
      <Link to="/">{t('pages.toHome')}</Link>
    </div>
  )
}
