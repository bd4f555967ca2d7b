import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assessment } from '#contract/matching/assessments.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import { useDraft } from '../../ui/drafts/use-draft.ts'
import { DraftNote } from '../../ui/forms/draft-note.tsx'
import { TextArea } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import styles from '../decide/decide.module.css'
import {
  type CompleteDecision,
  completeDecision,
  type DecisionDraft,
  emptyDraft,
  type Missing,
  problemsOf,
  statusOf,
} from '../decide/decision-draft.ts'
import { JustificationChoice, StatusChoice } from '../decide/status-choice.tsx'
import { BulkReach } from './bulk-reach.tsx'
import { type Chosen, selectionOf } from './chosen.ts'
import { useBulkPreview } from './use-bulk-preview.ts'
import { useDecideTogether } from './use-decide-together.ts'

interface Props {
  readonly team: Pick<Assessment['team'], 'id' | 'name'>
  readonly chosen: Chosen
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Asks for one decision on all that is chosen, and shows before committing what it will change. */
export function BulkDialog({ team, chosen, onClose, onDone }: Props) {
  const { t } = useTranslation(['vulnerabilities', 'web'])
  const nameOf = useNameOf()
  const draft = useDraft(`decide.bulk.${team.id}`, emptyDraft(null))
  const [missing, setMissing] = useState<readonly Missing[]>([])
  const decision = completeDecision(draft.value)
  const isComplete = 'status' in decision
  const plan = { teamId: team.id, selection: selectionOf(chosen) }
  const preview = useBulkPreview(isComplete ? { ...plan, ...statementOf(decision) } : null)
  const decide = useDecideTogether(() => {
    draft.clear()
    onDone()
  })
  const edit = (fields: Partial<DecisionDraft>) => {
    setMissing([])
    decide.reset()
    draft.change(fields)
  }
  const submit = () => {
    setMissing(isComplete ? [] : decision)
    if (!isComplete || preview.data === undefined || decide.isPending) return
    const { fingerprint, changing } = preview.data
    decide.mutate({ ...plan, ...statementOf(decision), note: decision.note, fingerprint, changing })
  }
  const messageOf = (path: Missing) =>
    t(path === '/justification' ? 'decide.missing.justification' : 'decide.missing.status')
  return (
    <Dialog opened onClose={onClose} title={t('bulk.title', { team: nameOf(team.name) })} width={680}>
      <Form label={t('decide.verb')} problems={problemsOf(missing, messageOf)} onSubmit={submit}>
        <DraftNote restored={draft.restored} onDiscard={draft.clear} />
        <StatusChoice value={draft.value} onEdit={edit} />
        {statusOf(draft.value) === 'not_affected' && (
          <JustificationChoice value={draft.value} onEdit={edit} />
        )}
        <TextArea
          path="/note"
          label={t('decide.note')}
          description={t('decide.noteHint')}
          minRows={2}
          maxLength={10_000}
          value={draft.value.note}
          onValue={(note) => edit({ note })}
        />
        {decide.error !== null && <FailureBox failure={decide.error} during="form" />}
        <footer className={styles.foot}>
          <BulkReach isComplete={isComplete} preview={preview} />
          <div className={styles.actions}>
            <Button variant="default" onClick={onClose}>
              {t('web:actions.cancel')}
            </Button>
            <Button type="submit" loading={decide.isPending} disabled={preview.data?.changing === 0}>
              {t('decide.verb')}
            </Button>
          </div>
        </footer>
      </Form>
    </Dialog>
  )
}

function statementOf({ status, justification }: CompleteDecision) {
  return { status, justification }
}
