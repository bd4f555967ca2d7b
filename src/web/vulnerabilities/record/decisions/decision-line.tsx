import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Assessment } from '#contract/matching/findings.ts'
import { useNameOf } from '../../../i18n/bilingual.tsx'
import { Moment } from '../../../ui/dates/moment.tsx'
import { MadeBy } from '../../assessments/made-by.tsx'
import { StatusBadge } from '../../assessments/status.tsx'
import { useUndo } from '../../assessments/use-undo.ts'
import styles from './decisions.module.css'

/** One decision: whose, for what, what and why, who and when; whether it was undone, and the way to undo it. */
export function DecisionLine({ decision }: { readonly decision: Assessment }) {
  const { t } = useTranslation('vulnerabilities')
  const undo = useUndo()
  const { status, justification, note, undoneAt, mayUndo } = decision
  return (
    <li className={styles.line} data-undone={undoneAt !== null}>
      <div className={styles.head}>
        <Scope decision={decision} />
        <span className={styles.status}>
          <StatusBadge status={status} />
        </span>
        <MadeBy assessment={decision} />
        {mayUndo && (
          <Button variant="default" size="compact-sm" onClick={() => undo(decision.id)}>
            {t('decision.undo')}
          </Button>
        )}
      </div>
      {justification !== null && <p className={styles.text}>{t(`justification.${justification}.word`)}</p>}
      {note !== '' && <p className={styles.text}>{note}</p>}
      {undoneAt !== null && <Undone by={decision.undoneBy} at={undoneAt} />}
    </li>
  )
}

function Scope({ decision }: { readonly decision: Assessment }) {
  const { t } = useTranslation('vulnerabilities')
  const nameOf = useNameOf()
  const team = nameOf(decision.team.name)
  if (decision.ci === null) return <span className={styles.scope}>{t('decision.allOf', { team })}</span>
  return (
    <span className={styles.scope}>
      <span>{team}</span>
      <Link to="/configuration/$id" params={{ id: decision.ci.id }}>
        {decision.ci.name}
      </Link>
    </span>
  )
}

function Undone({ by, at }: { readonly by: string | null; readonly at: string }) {
  const { t } = useTranslation('vulnerabilities')
  return (
    <p className={styles.undone}>
      {by === null ? t('decision.undoneByRenkei') : t('decision.undoneBy', { name: by })}
      <Moment at={at} as="recent" />
    </p>
  )
}
