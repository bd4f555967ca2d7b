import { useTranslation } from 'react-i18next'
import type { Assessment } from '#contract/matching/assessments.ts'
import { Moment } from '../../ui/dates/moment.tsx'
import styles from './assessments.module.css'

/** Who decided, and when. */
export function MadeBy({ assessment }: { readonly assessment: Pick<Assessment, 'madeBy' | 'madeAt'> }) {
  const { t } = useTranslation('vulnerabilities')
  return (
    <span className={styles.madeBy}>
      <span>{assessment.madeBy === '' ? t('decision.byRenkei') : assessment.madeBy}</span>
      <Moment at={assessment.madeAt} as="recent" />
    </span>
  )
}
