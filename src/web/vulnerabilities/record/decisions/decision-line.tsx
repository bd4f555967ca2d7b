import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Assessment } from '#contract/matching/assessments.ts'
import { useNameOf } from '../../../i18n/bilingual.tsx'
import { decisionAnchor } from '../../../links/anchors.ts'
import { CopyLinkButton } from '../../../links/copy-link-button.tsx'
import { usePointed } from '../../../links/pointed.ts'
import { Moment } from '../../../ui/dates/moment.tsx'
import { AdoptButton } from '../../assessments/adopt-button.tsx'
import { MadeBy } from '../../assessments/made-by.tsx'
import { StatusBadge } from '../../assessments/status.tsx'
import { useUndo } from '../../assessments/use-undo.ts'
import { UndoTogetherButton } from '../../bulk/undo-together-button.tsx'
import styles from './decisions.module.css'

/** One decision: whose, for what, what and why, who and when; whether it was undone, and the way to undo it. */
export function DecisionLine({ decision }: { readonly decision: Assessment }) {
  const { t } = useTranslation('vulnerabilities')
  const undo = useUndo()
  const nameOf = useNameOf()
  const { status, justification, condition, note, undoneAt, mayUndo, batch } = decision
  const anchor = decisionAnchor(decision.id)
  const pointed = usePointed<HTMLLIElement>(anchor)
  return (
    <li className={styles.line} data-undone={undoneAt !== null} {...pointed}>
      <div className={styles.head}>
        <Scope decision={decision} />
        <span className={styles.status}>
          {decision.before !== null && decision.before !== status && (
            <>
              <StatusBadge status={decision.before} />
              <span aria-hidden="true">→</span>
            </>
          )}
          <StatusBadge status={status} />
        </span>
        <MadeBy assessment={decision} />
        {mayUndo && (
          <Button variant="default" size="compact-sm" onClick={() => undo(decision.id)}>
            {t('decision.undo')}
          </Button>
        )}
        {mayUndo && batch !== null && <UndoTogetherButton batch={batch} />}
        <AdoptButton decision={decision} />
        <CopyLinkButton anchor={anchor} of={t('decide.title', { team: nameOf(decision.team.name) })} />
      </div>
      <Ways decision={decision} />
      {justification !== null && <p className={styles.text}>{t(`justification.${justification}.word`)}</p>}
      {condition !== null && (
        <p className={styles.text}>{t('decision.condition', { text: condition.text })}</p>
      )}
      {note !== '' && <p className={styles.text}>{note}</p>}
      {undoneAt !== null && <Undone by={decision.undoneBy} at={undoneAt} />}
    </li>
  )
}

function Scope({ decision }: { readonly decision: Assessment }) {
  const { t } = useTranslation('vulnerabilities')
  const nameOf = useNameOf()
  const team = nameOf(decision.team.name)
  if (decision.ci === null) {
    const words = decision.scope === 'ci' ? t('decision.above', { team }) : t('decision.allOf', { team })
    return <span className={styles.scope}>{words}</span>
  }
  return (
    <span className={styles.scope}>
      <span>{team}</span>
      <Link to="/configuration/$id" params={{ id: decision.ci.id }}>
        {decision.ci.name}
      </Link>
    </span>
  )
}

/** From where it came, where that is told: the way in, many at once, confirmed from the other team's. */
function Ways({ decision }: { readonly decision: Assessment }) {
  const { t } = useTranslation('vulnerabilities')
  const nameOf = useNameOf()
  const { origin, batch, adoptedFrom, component } = decision
  const ways = [
    component === null ? '' : t('decision.component', { name: `${component.name} ${component.version}` }),
    adoptedFrom === null ? '' : t('decision.adopted', { team: nameOf(adoptedFrom.team.name) }),
    batch === null ? '' : t('decision.together'),
    origin === null || origin === 'ui' ? '' : t(`decision.origin.${origin}`),
  ].filter((way) => way !== '')
  return ways.length === 0 ? null : <p className={styles.undone}>{ways.join(' · ')}</p>
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
