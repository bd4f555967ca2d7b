import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Finding, VexStatus } from '#contract/matching/findings.ts'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { type Progress, StateBadge } from '../../ui/badges/state-badge.tsx'
import { useMayDecide } from '../../vulnerabilities/teams/use-teams.ts'
import styles from './findings.module.css'

const stages: Readonly<Record<VexStatus, Progress>> = {
  under_investigation: 'started',
  affected: 'advanced',
  not_affected: 'done',
  fixed: 'done',
}

interface Props {
  readonly finding: Finding
  readonly onDecide: () => void
}

/** What the team has decided; the way to decide where nothing is. */
export function Decision({ finding, onDecide }: Props) {
  const { t } = useTranslation('configuration')
  const mayDecide = useMayDecide()
  const { assessment, team } = finding
  const own = team !== null && mayDecide(team.id)
  if (assessment === null) {
    if (!own) return <StateBadge progress="open">{t('findings.decisions.none')}</StateBadge>
    return (
      <Button variant="light" size="compact-xs" onClick={onDecide}>
        {t('findings.decide')}
      </Button>
    )
  }
  const badge = <DecidedBadge assessment={assessment} />
  if (!own) return badge
  return (
    <button type="button" className={styles.redecide} onClick={onDecide}>
      {badge}
    </button>
  )
}

function DecidedBadge({ assessment }: { readonly assessment: NonNullable<Finding['assessment']> }) {
  const { t } = useTranslation('configuration')
  const nameOf = useNameOf()
  const by = t('findings.decidedBy', { name: assessment.madeBy, team: nameOf(assessment.team.name) })
  return (
    <span data-hint={assessment.note === '' ? by : `${by}: ${assessment.note}`}>
      <StateBadge progress={stages[assessment.status]}>
        {t(`findings.decisions.${assessment.status}`)}
      </StateBadge>
    </span>
  )
}
