import { useTranslation } from 'react-i18next'
import type { Answer } from '#contract/client.ts'
import type { Advice, readSystem } from '#contract/platform/system.ts'
import { useLocale } from '../../i18n/locale.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import { dayIn } from './age.tsx'
import { inBytes } from './in-bytes.ts'
import styles from './system.module.css'

/** What had better be seen to; nothing where all is well. */
export function AdvicePart({ system }: { readonly system: Answer<typeof readSystem> }) {
  const { t } = useTranslation('administration')
  const { language } = useLocale()
  if (system.advice.length === 0) return null
  const who = system.database.embedded ? 'own' : 'other'
  const wordsOf = (advice: Advice) => {
    if (advice.code === 'disk-low') {
      return t('system.advice.disk-low', { free: inBytes(advice.freeBytes, language) })
    }
    if (advice.code === 'disk-full-soon') return t('system.advice.disk-full-soon', { count: advice.days })
    return `${t(`system.advice.${advice.code}`, { day: dayIn(advice.on, language) })} ${t(`system.advice.${who}`)}`
  }
  return (
    <Sheet>
      <h2 className={styles.title}>{t('system.advice.title')}</h2>
      <ul className={styles.advice}>
        {system.advice.map((advice) => (
          <li key={advice.code} data-phrases>
            {wordsOf(advice)}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
