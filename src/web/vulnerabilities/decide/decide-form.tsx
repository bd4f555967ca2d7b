import { Button } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assessment } from '#contract/matching/assessments.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import type { DraftForm } from '../../ui/drafts/use-draft.ts'
import { DraftNote } from '../../ui/forms/draft-note.tsx'
import { TextArea } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { isComposing } from '../../ui/keys/stroke.ts'
import { ConditionChoice } from './condition-choice.tsx'
import styles from './decide.module.css'
import {
  type CompleteDecision,
  completeDecision,
  type DecisionDraft,
  type Missing,
  problemsOf,
  statusOf,
} from './decision-draft.ts'
import { ReachWords } from './reach-words.tsx'
import { ScopeChoice } from './scope-choice.tsx'
import { JustificationChoice, StatusChoice } from './status-choice.tsx'
import type { Reach } from './use-reach.ts'

interface Props {
  readonly vulnerabilityId: string
  readonly team: Pick<Assessment['team'], 'id' | 'name'>
  readonly ci: { readonly id: string; readonly name: string } | undefined
  readonly draft: DraftForm<DecisionDraft>
  readonly reach: Reach
  readonly failure: Error | null
  readonly pending: boolean
  readonly onSubmit: (decision: CompleteDecision) => void
  readonly onCancel: () => void
}

/** Scope, status, justification, note; and what the decision will change. */
export function DecideForm({ draft, reach, failure, pending, onSubmit, onCancel, ...subject }: Props) {
  const { t } = useTranslation(['vulnerabilities', 'web'])
  const [missing, setMissing] = useState<readonly Missing[]>([])
  const { value, change } = draft
  const submit = () => {
    const decision = completeDecision(value)
    const isComplete = 'status' in decision
    setMissing(isComplete ? [] : decision)
    if (isComplete && !pending) onSubmit(decision)
  }
  const edit = (fields: Partial<DecisionDraft>) => {
    setMissing([])
    change(fields)
  }
  return (
    <Form
      label={t('decide.verb')}
      problems={problemsOf(missing, (path) => t(`decide.missing.${nameIn(path)}`))}
      onSubmit={submit}
    >
      <DraftNote restored={draft.restored} onDiscard={draft.clear} />
      <ScopeChoice {...subject} value={value} onEdit={edit} />
      <StatusChoice value={value} onEdit={edit} />
      {statusOf(value) === 'not_affected' && (
        <>
          <ConditionChoice vulnerabilityId={subject.vulnerabilityId} value={value} onEdit={edit} />
          <JustificationChoice value={value} onEdit={edit} />
        </>
      )}
      <TextArea
        path="/note"
        label={t('decide.note')}
        description={t('decide.noteHint')}
        minRows={2}
        maxLength={10_000}
        onKeyDown={(event) => submitByKeys(event, submit)}
        value={value.note}
        onValue={(note) => edit({ note })}
      />
      {failure !== null && <FailureBox failure={failure} during="form" />}
      <footer className={styles.foot}>
        <ReachWords reach={reach} value={value} />
        <div className={styles.actions}>
          <Button variant="default" onClick={onCancel}>
            {t('web:actions.cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('decide.verb')}
          </Button>
        </div>
      </footer>
    </Form>
  )
}

const names = {
  '/ciId': 'ciId',
  '/status': 'status',
  '/justification': 'justification',
  '/note': 'note',
} as const

function nameIn(path: Missing) {
  return names[path]
}

/** Ctrl or ⌘ with Enter sends from the note too, but never in the midst of a composition. */
function submitByKeys(event: KeyboardEvent, submit: () => void): void {
  if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return
  if (!event.ctrlKey && !event.metaKey) return
  event.preventDefault()
  submit()
}
