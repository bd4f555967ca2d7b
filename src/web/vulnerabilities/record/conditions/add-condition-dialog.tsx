import { Button, Modal, Radio } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConditionKind } from '#contract/matching/assessments.ts'
import { createCondition } from '#contract/matching/conditions.ts'
import { callServer } from '../../../api/client.ts'
import { FailureBox } from '../../../api/failure-box.tsx'
import { useDraft } from '../../../ui/drafts/use-draft.ts'
import { DraftNote } from '../../../ui/forms/draft-note.tsx'
import { TextField } from '../../../ui/forms/fields.tsx'
import { Form } from '../../../ui/forms/form.tsx'
import { refreshDecided } from '../../assessments/refresh.ts'
import styles from './conditions.module.css'

interface Props {
  readonly vulnerabilityId: string
  readonly teamId: string
  readonly onClose: () => void
}

type Draft = Readonly<{ kind: string; text: string }>

const empty: Draft = { kind: 'module', text: '' }

/** Asks under which condition the vulnerability applies. */
export function AddConditionDialog({ vulnerabilityId, teamId, onClose }: Props) {
  const { t } = useTranslation(['vulnerabilities', 'web'])
  const queries = useQueryClient()
  const draft = useDraft(`condition.${vulnerabilityId}.${teamId}`, empty)
  const [isMissing, setMissing] = useState(false)
  const kind = ConditionKind.options.find((one) => one === draft.value.kind) ?? 'module'
  const text = draft.value.text.trim()
  const add = useMutation({
    mutationFn: () => callServer(createCondition, { body: { vulnerabilityId, teamId, kind, text } }),
    onSuccess: () => {
      refreshDecided(queries)
      draft.clear()
      onClose()
    },
  })
  const submit = () => {
    setMissing(text === '')
    if (text !== '' && !add.isPending) add.mutate()
  }
  const problems = isMissing
    ? [{ path: '/text', code: 'input.missing', message: t('conditions.missing') }]
    : []
  return (
    <Modal opened onClose={onClose} title={t('conditions.dialog')} size={560}>
      <Form label={t('conditions.add')} problems={problems} onSubmit={submit}>
        <DraftNote restored={draft.restored} onDiscard={draft.clear} />
        <Radio.Group
          label={t('conditions.about')}
          value={kind}
          onChange={(next) => draft.change({ kind: next })}
        >
          <div className={styles.kinds}>
            {ConditionKind.options.map((one) => (
              <Radio key={one} value={one} label={t(`conditions.kind.${one}`)} />
            ))}
          </div>
        </Radio.Group>
        <TextField
          path="/text"
          label={t('conditions.text')}
          description={t('conditions.textHint')}
          maxLength={500}
          value={draft.value.text}
          onValue={(next) => {
            setMissing(false)
            draft.change({ text: next })
          }}
        />
        <p className={styles.meaning}>{t('conditions.meaning')}</p>
        {add.error !== null && <FailureBox failure={add.error} during="form" />}
        <footer className={styles.foot}>
          <Button variant="default" onClick={onClose}>
            {t('web:actions.cancel')}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t('conditions.add')}
          </Button>
        </footer>
      </Form>
    </Modal>
  )
}
