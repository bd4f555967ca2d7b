import { useTranslation } from 'react-i18next'
import styles from './edit.module.css'

/** Stands where a field has no value. */
export function NotSet() {
  const { t } = useTranslation('configuration')
  return <span className={styles.unset}>{t('notSet')}</span>
}
