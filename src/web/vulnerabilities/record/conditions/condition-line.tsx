import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Condition, createCondition, endCondition } from '#contract/matching/conditions.ts'
import type { Vulnerability } from '#contract/matching/findings.ts'
import { callServer } from '../../../api/client.ts'
import { FailureBox } from '../../../api/failure-box.tsx'
import { useNameOf } from '../../../i18n/bilingual.tsx'
import { Moment } from '../../../ui/dates/moment.tsx'
import { showUndo } from '../../../ui/feedback/undo-toast.tsx'
import { refreshDecided } from '../../assessments/refresh.ts'
import { justificationFor } from '../../decide/condition-answer.ts'
import { useTouchedTeams } from '../../decide/decide-buttons.tsx'
import { DecideDialog } from '../../decide/decide-dialog.tsx'
import styles from './conditions.module.css'

interface Props {
  readonly vulnerability: Vulnerability
  readonly condition: Condition
}

/** One condition: what it is about, who told it, the answer for one's own items, and the way to end it. */
export function ConditionLine({ vulnerability, condition }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const nameOf = useNameOf()
  const end = useEnd(condition)
  const { kind, text, team, madeBy, madeAt, mayEnd } = condition
  const by = { name: madeBy, team: nameOf(team.name) }
  return (
    <li className={styles.line}>
      <p className={styles.text}>{text}</p>
      <p className={styles.meaning}>
        {t(`conditions.kind.${kind}`)} · {madeBy === '' ? t('conditions.byTeam', by) : t('conditions.by', by)}{' '}
        <Moment at={madeAt} as="recent" />
      </p>
      <div className={styles.actions}>
        <AnswerButtons vulnerability={vulnerability} condition={condition} />
        {mayEnd && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('conditions.endOf', { text })}
            loading={end.isPending}
            onClick={() => end.mutate()}
          >
            {t('conditions.end')}
          </Button>
        )}
      </div>
      {end.error !== null && <FailureBox failure={end.error} during="view" />}
    </li>
  )
}

/** Begins a decision of one's team that the condition does not hold; the item and the evidence are the person's. */
function AnswerButtons({ vulnerability, condition }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const nameOf = useNameOf()
  const teams = useTouchedTeams(vulnerability)
  const [asked, setAsked] = useState<(typeof teams)[number] | null>(null)
  const fields = {
    scope: 'ci',
    ciId: null,
    status: 'not_affected',
    justification: justificationFor(condition.kind),
    conditionId: condition.id,
    note: '',
  }
  return (
    <>
      {teams.map((team) => (
        <Button key={team.id} variant="default" size="compact-sm" onClick={() => setAsked(team)}>
          {teams.length === 1
            ? t('conditions.answer')
            : t('conditions.answerFor', { team: nameOf(team.name) })}
        </Button>
      ))}
      {asked !== null && (
        <DecideDialog
          vulnerabilityId={vulnerability.id}
          team={asked}
          proposed={{ of: condition.id, fields }}
          opened
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

/** Ends it, and offers to tell it anew. */
function useEnd({ id, vulnerabilityId, team, kind, text }: Condition) {
  const { t } = useTranslation('vulnerabilities')
  const queries = useQueryClient()
  const again = useMutation({
    mutationFn: () => callServer(createCondition, { body: { vulnerabilityId, teamId: team.id, kind, text } }),
    onSuccess: () => refreshDecided(queries),
  })
  return useMutation({
    mutationFn: () => callServer(endCondition, { params: { id } }),
    onSuccess: () => {
      refreshDecided(queries)
      showUndo(t('conditions.ended', { text }), () => again.mutate())
    },
  })
}
