import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ActivityLine } from '#contract/matching/activity.ts'
import { useNameOf } from '../i18n/bilingual.tsx'
import { StatusBadge } from '../vulnerabilities/assessments/status.tsx'
import styles from './activity.module.css'
import { OldAndNew } from './old-and-new.tsx'

interface DecisionProps {
  readonly line: Extract<ActivityLine, { readonly kind: 'decision' }>
  readonly isOfItem: boolean
}

/** A team decided, or took a decision back. */
export function DecisionHappening({ line, isOfItem }: DecisionProps) {
  const { t } = useTranslation('activity')
  const { from, to, ci, component, note, vulnerability } = line
  return (
    <>
      <p className={styles.sentence}>
        <DecisionSentence line={line} isOfItem={isOfItem} />
        {component !== null && ` (${t('decision.component', { component })})`}
      </p>
      <p className={styles.places}>
        {isOfItem && (
          <Link to="/vulnerabilities/$alias" params={{ alias: vulnerability.shortId }}>
            {vulnerability.name}
          </Link>
        )}
        {!isOfItem && ci !== null && (
          <Link to="/configuration/$id" params={{ id: ci.id }}>
            {ci.name}
          </Link>
        )}
      </p>
      <OldAndNew
        from={from === null ? <span>{t('noDecision')}</span> : <StatusBadge status={from} />}
        to={to === null ? t('noDecision') : <StatusBadge status={to} />}
      />
      {note !== '' && <p className={styles.note}>{note}</p>}
    </>
  )
}

function DecisionSentence({ line, isOfItem }: DecisionProps) {
  const { t } = useTranslation('activity')
  const nameOf = useNameOf()
  const team = nameOf(line.team.name)
  if (line.isUndone) return t('decision.undone', { team })
  if (line.ci === null) return t('decision.all', { team })
  return isOfItem ? t('decision.here', { team }) : t('decision.item', { team })
}

interface InterestProps {
  readonly line: Extract<ActivityLine, { readonly kind: 'interest' }>
}

/** A team set how much a vulnerability concerns it, or took that back. */
export function InterestHappening({ line }: InterestProps) {
  const { t } = useTranslation(['activity', 'words'])
  const nameOf = useNameOf()
  const { team, from, to, note } = line
  const level = (value: typeof from) =>
    value === null ? <span>{t('proposal')}</span> : t(`words:interest.levels.${value}`)
  return (
    <>
      <p className={styles.sentence}>
        {t(to === null ? 'interest.unset' : 'interest.set', { team: nameOf(team.name) })}
      </p>
      <OldAndNew from={level(from)} to={level(to)} />
      {note !== '' && <p className={styles.note}>{note}</p>}
    </>
  )
}
