import { ActionIcon, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Document } from '#contract/inventory/cis.ts'
import { formatBytes } from '../documents/bytes.ts'
import styles from './imports.module.css'
import { isSlot } from './slots.ts'

interface Props {
  readonly file: File
  readonly slot: string
  /** The document that is in this slot now. */
  readonly replaced: Document | undefined
  readonly onSlot: (slot: string) => void
  readonly onLeaveOut: (() => void) | undefined
}

/** One file to import: its slot, and what that means for what is there already. */
export function FileLine({ file, slot, replaced, onSlot, onLeaveOut }: Props) {
  const { t, i18n } = useTranslation('configuration')
  return (
    <li className={styles.file}>
      <div className={styles.fileName}>
        <span>{file.name}</span>
        <span className={styles.quiet}>{formatBytes(file.size, i18n.language)}</span>
        {onLeaveOut !== undefined && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('imports.remove', { file: file.name })}
            onClick={onLeaveOut}
          >
            <IconX size={16} stroke={1.6} aria-hidden="true" />
          </ActionIcon>
        )}
      </div>
      <div className={styles.slot}>
        <TextInput
          label={t('imports.slotLabel')}
          aria-label={t('imports.slot', { file: file.name })}
          size="xs"
          className={styles.slotInput}
          value={slot}
          maxLength={64}
          error={isSlot(slot) ? null : t('imports.slotWrong')}
          onChange={(event) => onSlot(narrowed(event.currentTarget.value))}
        />
        <span className={styles.quiet} data-replaces={replaced !== undefined}>
          {replaced === undefined ? t('imports.adds') : t('imports.replaces', { name: replaced.name })}
        </span>
      </div>
    </li>
  )
}

/** As the server wants it, however it was typed: full-width letters become plain ones. */
function narrowed(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
