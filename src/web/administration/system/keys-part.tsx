import { useTranslation } from 'react-i18next'
import { rekey } from '#contract/matching/rekey.ts'
import { listJobs } from '#contract/platform/jobs.ts'
import { useMay } from '../../session/me.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import { StartJob } from './start-job.tsx'
import styles from './system.module.css'

/** The keys by which versions are compared: made anew by themselves, or by who does not want to trust that. */
export function KeysPart() {
  const { t } = useTranslation('administration')
  const may = useMay()
  if (!may('system.change')) return null
  return (
    <Sheet>
      <h2 className={styles.title}>{t('system.keys.title')}</h2>
      <p className={styles.words} data-phrases>
        {t('system.keys.words')}
      </p>
      <StartJob route={rekey} refreshes={listJobs.id} verb={t('system.keys.verb')} live={null} isWorthwhile />
    </Sheet>
  )
}
