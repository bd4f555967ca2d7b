import { Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './feedback.module.css'

/** Waiting: nothing for the first third of a second, then a quiet sign. */
export function Loading() {
  const { t } = useTranslation()
  return (
    <div className={styles.loading} role="status">
      <Loader color="gray" />
      {t('loading')}
    </div>
  )
}
