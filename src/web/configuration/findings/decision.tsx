import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Finding } from '#contract/matching/findings.ts'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { Pulse } from '../../ui/feedback/pulse.tsx'
import { StatusBadge, useStatusWords } from '../../vulnerabilities/assessments/status.tsx'
import { useMayDecide } from '../../vulnerabilities/teams/use-teams.ts'
import styles from './ci-findings.module.css'

interface Props {
  readonly finding: Finding
  readonly onDecide: () => void
}

/** What the team has decided, and the way to decide for those who may. */
export function Decision({ finding, onDecide }: Props) {
  const { t } = useTranslation('configuration')
  const mayDecide = useMayDecide()
  const { assessment, team, ci, vulnerability } = finding
  const own = team !== null && mayDecide(team.id)
  if (assessment === null && own) {
    return (
      <Button
        variant="light"
        size="compact-sm"
        aria-label={t('findings.decideOn', { vulnerability: vulnerability.name, item: ci.name })}
        onClick={onDecide}
      >
        {t('findings.decide')}
      </Button>
    )
  }
  const state = (
    <Pulse value={assessment?.id ?? null}>
      <Decided assessment={assessment} />
    </Pulse>
  )
  if (!own) return state
  return (
    <button type="button" className={styles.again} onClick={onDecide}>
      {state}
    </button>
  )
}

/** The decision in force, and on hovering what it says, whose it is and why. */
function Decided({ assessment }: Pick<Finding, 'assessment'>) {
  const { t } = useTranslation('configuration')
  const nameOf = useNameOf()
  const wordsOf = useStatusWords()
  if (assessment === null) return <StatusBadge status={null} />
  const by = t('findings.decidedBy', { name: assessment.madeBy, team: nameOf(assessment.team.name) })
  const hint = [wordsOf(assessment), by, assessment.note].filter((part) => part !== '').join(' · ')
  return (
    <span data-hint={hint}>
      <StatusBadge status={assessment.status} />
    </span>
  )
}
