import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useDocuments } from '../record/use-documents.ts'
import { FileLine } from './file-line.tsx'
import styles from './imports.module.css'
import { isSlot, proposeSlots } from './slots.ts'
import type { Choice } from './use-uploads.ts'

interface Props {
  readonly ci: Ci
  readonly files: readonly File[]
  readonly onStart: (choices: readonly Choice[]) => void
  readonly onClose: () => void
}

/** Shows into which slot each file goes, and what that replaces, before anything is sent. */
export function ImportDialog({ ci, files, onStart, onClose }: Props) {
  const { t } = useTranslation(['configuration', 'web'])
  const [choices, setChoices] = useState(() => proposed(files))
  const documents = useDocuments(ci.id).data?.pages.flatMap((page) => page.rows) ?? []
  const slots = choices.map(({ slot }) => slot)
  const isTwice = new Set(slots).size < slots.length
  const isReady = slots.length > 0 && slots.every(isSlot)
  const change = (index: number, slot: string) => setChoices(choices.with(index, { ...entry(index), slot }))
  const leaveOut = (index: number) => setChoices(choices.toSpliced(index, 1))
  return (
    <Dialog opened onClose={onClose} title={t('imports.title', { name: ci.name })} width={640}>
      <Form onSubmit={() => isReady && onStart(choices)}>
        <div className={styles.lead}>
          <p>{t('imports.lead', { count: choices.length })}</p>
          <p>{t('imports.slotHint')}</p>
        </div>
        <ul className={styles.files}>
          {choices.map(({ file, slot }, index) => (
            <FileLine
              key={`${file.name} ${file.size} ${file.lastModified}`}
              file={file}
              slot={slot}
              replaced={documents.find((one) => one.slot === slot && one.state !== 'replaced')}
              onSlot={(next) => change(index, next)}
              onLeaveOut={choices.length > 1 ? () => leaveOut(index) : undefined}
            />
          ))}
        </ul>
        {isTwice && <p className={styles.warning}>{t('imports.slotTwice')}</p>}
        <footer className={styles.foot}>
          <Button variant="default" onClick={onClose}>
            {t('web:actions.cancel')}
          </Button>
          <Button type="submit" disabled={!isReady} data-autofocus>
            {t('imports.send', { count: choices.length })}
          </Button>
        </footer>
      </Form>
    </Dialog>
  )

  function entry(index: number): Choice {
    const found = choices[index]
    if (found === undefined) throw new Error('no such file')
    return found
  }
}

function proposed(files: readonly File[]): readonly Choice[] {
  const slots = proposeSlots(files.map((file) => file.name))
  return files.map((file, index) => ({ file, slot: slots[index] ?? '' }))
}
