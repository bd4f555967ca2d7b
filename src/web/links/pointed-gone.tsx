import { useTranslation } from 'react-i18next'
import styles from './links.module.css'

/** Stands where the address points at something that is not there (any more), or not for this reader. */
export function PointedGone() {
  const { t } = useTranslation('web')
  return (
    <p className={styles.gone} role="status">
      {t('link.gone')}
    </p>
  )
}
