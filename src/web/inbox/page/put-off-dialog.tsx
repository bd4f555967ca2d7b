import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SnoozeUntil } from '#contract/sharing/notices.ts'
import { useMe } from '../../session/me.tsx'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import styles from './inbox-page.module.css'

interface Props {
  readonly onChoose: (until: SnoozeUntil) => void
  readonly onClose: () => void
}

/** Asks until when; times are those of the reader's own zone. */
export function PutOffDialog({ onChoose, onClose }: Props) {
  const { t } = useTranslation(['inbox', 'web'])
  const { timeZone } = useMe()
  const [local, setLocal] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (local !== '') onChoose({ local })
  }
  return (
    <Dialog opened title={t('putOff.title')} width={440} onClose={onClose}>
      <p className={styles.words} data-phrases>
        {t('putOff.words', { zone: timeZone })}
      </p>
      <div className={styles.choices}>
        <Button variant="default" data-autofocus onClick={() => onChoose('tomorrow')}>
          {t('putOff.tomorrow')}
        </Button>
        <Button variant="default" onClick={() => onChoose('monday')}>
          {t('putOff.monday')}
        </Button>
      </div>
      <form className={styles.other} onSubmit={send}>
        <TextInput
          type="datetime-local"
          label={t('putOff.other')}
          value={local}
          onChange={(event) => setLocal(event.currentTarget.value)}
        />
        <Button type="submit" disabled={local === ''}>
          {t('putOff.send')}
        </Button>
      </form>
    </Dialog>
  )
}
