import { useTranslation } from 'react-i18next'
import styles from './mark.module.css'

/** The product's mark: two wings, one of each team's colour. */
export function ProductMark() {
  const { t } = useTranslation()
  return (
    <span className={styles.mark}>
      <svg viewBox="0 0 24 24" aria-hidden="true" className={styles.wings}>
        <path className={styles.csirt} d="M11 8v8H8V8zM7 6v12H4V6zM3 4v16H0V4z" />
        <path className={styles.psirt} d="M13 8v8h3V8zM17 6v12h3V6zM21 4v16h3V4z" />
      </svg>
      <span className={styles.name}>{t('product')}</span>
    </span>
  )
}
