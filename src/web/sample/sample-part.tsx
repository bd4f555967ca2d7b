import { useTranslation } from 'react-i18next'
import { Sheet } from '../ui/page/page.tsx'
import { RemoveSample } from './remove-sample.tsx'
import styles from './sample.module.css'
import { useSample } from './use-sample.ts'

/** For the system's page: that the sample company is here, and how it goes. */
export function SamplePart() {
  const { t } = useTranslation('sample')
  if (useSample() == null) return null
  return (
    <Sheet>
      <h2 className={styles.title}>{t('system.title')}</h2>
      <p className={styles.lead} data-phrases>
        {t('system.words')}
      </p>
      <RemoveSample />
    </Sheet>
  )
}
