import { useTranslation } from 'react-i18next'
import type { Assessment } from '#contract/matching/assessments.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { MadeBy } from '../assessments/made-by.tsx'
import { StatusBadge } from '../assessments/status.tsx'
import styles from './decide.module.css'
import { type DecisionDraft, statusOf } from './decision-draft.ts'
import type { Reach } from './use-reach.ts'

interface Props {
  readonly reach: Reach
  readonly value: DecisionDraft
}

/** What the decision will change, what keeps a nearer one, and what is in force now. */
export function ReachWords({ reach, value }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const { preview, failure, seen, overtaken } = reach
  const lacksItem = value.scope === 'ci' && value.ciId === null
  if (lacksItem) return <p className={styles.reach}>{t('decide.missing.ciId')}</p>
  if (preview === undefined) {
    if (failure !== null) return <FailureBox failure={failure} during="form" />
    return <p className={styles.reach}>{t('decide.counting')}</p>
  }
  const status = statusOf(value)
  const count = preview.cis - preview.kept
  return (
    <div className={styles.reach} aria-live="polite">
      <p className={styles.change}>
        {status === null
          ? t('decide.reaches', { count })
          : t('decide.changes', { count, status: t(`status.${status}.word`) })}
        {preview.kept > 0 && ` ${t('decide.keeps', { count: preview.kept })}`}
      </p>
      <InForce label={t('decide.current')} assessment={seen} />
      {overtaken !== undefined && <InForce label={t('decide.overtaken')} assessment={overtaken} />}
    </div>
  )
}

interface InForceProps {
  readonly label: string
  readonly assessment: Assessment | null
}

function InForce({ label, assessment }: InForceProps) {
  const { t } = useTranslation('vulnerabilities')
  return (
    <p className={styles.inForce}>
      <span>{label}</span>
      {assessment === null ? (
        t('decide.noCurrent')
      ) : (
        <>
          <StatusBadge status={assessment.status} />
          <MadeBy assessment={assessment} />
        </>
      )}
    </p>
  )
}
