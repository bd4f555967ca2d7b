import { useTranslation } from 'react-i18next'
import type { Finding } from '#contract/matching/findings.ts'
import { Moment } from '../ui/dates/moment.tsx'
import styles from './wrong-matches.module.css'

/** That a finding was reported as a wrong match, why and until when; nothing where it was not. */
export function WrongMark({ finding: { wrongMatch } }: { readonly finding: Finding }) {
  const { t } = useTranslation('vulnerabilities')
  if (wrongMatch === undefined) return null
  return (
    <span className={styles.mark} data-hint={wrongMatch.reason}>
      {t('wrong.mark')} <Moment at={wrongMatch.until} as="day" />
    </span>
  )
}
