import { useTranslation } from 'react-i18next'
import type { Assessment, VexStatus } from '#contract/matching/assessments.ts'
import { type Progress, StateBadge } from '../../ui/badges/state-badge.tsx'

const progress: Readonly<Record<VexStatus, Progress>> = {
  under_investigation: 'started',
  affected: 'advanced',
  not_affected: 'done',
  fixed: 'done',
}

/** A decision's status as a word; without one, that a decision is awaited. */
export function StatusBadge({ status }: { readonly status: VexStatus | null }) {
  const { t } = useTranslation('vulnerabilities')
  if (status === null) return <StateBadge progress="open">{t('status.none')}</StateBadge>
  return <StateBadge progress={progress[status]}>{t(`status.${status}.word`)}</StateBadge>
}

type Told = Pick<Assessment, 'status' | 'justification'>

/** A status with its justification, in one phrase. */
export function useStatusWords(): (decision: Told) => string {
  const { t } = useTranslation('vulnerabilities')
  return ({ status, justification }) => {
    const word = t(`status.${status}.word`)
    if (justification === null) return word
    return t('status.because', { status: word, reason: t(`justification.${justification}.word`) })
  }
}
