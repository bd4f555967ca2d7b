import { Button, Modal, Radio } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamInterest } from '#contract/intel/interest.ts'
import { FailureBox } from '../../../api/failure-box.tsx'
import { useNameOf } from '../../../i18n/bilingual.tsx'
import { type DraftForm, useDraft } from '../../../ui/drafts/use-draft.ts'
import { DraftNote } from '../../../ui/forms/draft-note.tsx'
import { TextArea } from '../../../ui/forms/fields.tsx'
import { Form, useProblem } from '../../../ui/forms/form.tsx'
import styles from './interest.module.css'
import {
  completeInterest,
  draftOf,
  type InterestDraft,
  levels,
  type Missing,
  problemsOf,
  proposed,
} from './interest-draft.ts'
import { Meanwhile } from './meanwhile.tsx'
import { useInterestWords } from './use-interest-words.ts'
import { useSetInterest } from './use-set-interest.ts'

interface Props {
  /** As it is now; it follows what others do while the dialog is open. */
  readonly row: TeamInterest
  readonly onClose: () => void
}

/** Asks a person of the team how much it is concerned, and why. */
export function SetInterestDialog({ row, onClose }: Props) {
  const { t } = useTranslation(['vulnerabilities', 'web'])
  const nameOf = useNameOf()
  const { interest, team, vulnerabilityId } = row
  const version = interest?.version ?? 0
  const draft = useDraft(`interest.${vulnerabilityId}.${team.id}`, draftOf(interest), { version })
  const [missing, setMissing] = useState<Missing | null>(null)
  const leave = () => {
    draft.clear()
    onClose()
  }
  const set = useSetInterest(row, leave)
  const submit = () => {
    const complete = completeInterest(draft.value, interest)
    const isComplete = typeof complete !== 'string'
    setMissing(isComplete ? null : complete)
    if (isComplete && !set.isPending) set.mutate(complete)
  }
  const message = missing === null ? '' : t(`interest.missing.${missing === '/note' ? 'note' : 'level'}`)
  return (
    <Modal opened onClose={onClose} title={t('interest.setFor', { team: nameOf(team.name) })} size={620}>
      <Form label={t('interest.set')} problems={problemsOf(missing, message)} onSubmit={submit}>
        <DraftNote restored={draft.restored} onDiscard={draft.clear} />
        {draft.touched && draft.version !== version && <Meanwhile interest={interest} onKeepTheirs={leave} />}
        <LevelChoice row={row} draft={draft} onEdit={() => setMissing(null)} />
        <TextArea
          path="/note"
          label={t('interest.note')}
          description={t('interest.noteHint')}
          minRows={2}
          maxLength={10_000}
          value={draft.value.note}
          onValue={(note) => {
            setMissing(null)
            draft.change({ note })
          }}
        />
        {set.error !== null && <FailureBox failure={set.error} during="form" />}
        <footer className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            {t('web:actions.cancel')}
          </Button>
          <Button type="submit" loading={set.isPending}>
            {t('interest.set')}
          </Button>
        </footer>
      </Form>
    </Modal>
  )
}

interface ChoiceProps {
  readonly row: TeamInterest
  readonly draft: DraftForm<InterestDraft>
  readonly onEdit: () => void
}

/** The five levels with what each asks for; taking back, where something is set. */
function LevelChoice({ row: { interest }, draft, onEdit }: ChoiceProps) {
  const { t } = useTranslation(['vulnerabilities', 'words'])
  const words = useInterestWords()
  const interval = interest === null ? null : words.interval(interest)
  return (
    <Radio.Group
      label={t('interest.level')}
      description={interval === null ? t('interest.nothingProposed') : t('interest.sentence', { interval })}
      value={draft.value.level}
      error={useProblem('/level')}
      onChange={(level) => {
        onEdit()
        draft.change({ level })
      }}
    >
      <div className={styles.levels}>
        {levels.toReversed().map((level) => (
          <Radio
            key={level}
            value={level}
            label={words.level(level)}
            description={t(`words:interest.pace.${level}`)}
          />
        ))}
        {interest?.set != null && (
          <Radio value={proposed} label={t('interest.takeBack')} description={t('interest.takeBackText')} />
        )}
      </div>
    </Radio.Group>
  )
}
