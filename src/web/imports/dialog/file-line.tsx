import { ActionIcon, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Document } from '#contract/inventory/documents.ts'
import { formatBytes } from '../../configuration/documents/bytes.ts'
import { type Aim, aimOfWord, byContent, wordOfAim } from './aims.ts'
import styles from './dialog.module.css'
import { LookWords } from './look-words.tsx'
import { isSlot } from './slots.ts'
import type { FileChoice } from './use-choices.ts'

interface Props {
  readonly choice: FileChoice
  /** Sources to which the reader may give it. */
  readonly sources: readonly { readonly id: string; readonly title: string }[]
  readonly mayItem: boolean
  /** The document that is in this slot of the item now; null: none; undefined: not known. */
  readonly replaced: Document | null | undefined
  readonly onAim: (aim: Aim) => void
  readonly onSlot: (slot: string) => void
  readonly onLeaveOut: (() => void) | undefined
}

/** One file: what it is, what it is imported as, and what that means for what is there already. */
export function FileLine({ choice, sources, mayItem, onAim, onLeaveOut, ...slotProps }: Props) {
  const { t, i18n } = useTranslation('imports')
  const { file, look, aim } = choice
  const isPublished = look?.as === 'advisories' || look?.as === 'archive'
  return (
    <li className={styles.file}>
      <div className={styles.fileName}>
        <span className={styles.name}>{file.name}</span>
        <span className={styles.quiet}>{formatBytes(file.size, i18n.language)}</span>
        {onLeaveOut !== undefined && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            className={styles.leaveOut}
            aria-label={t('file.remove', { file: file.name })}
            onClick={onLeaveOut}
          >
            <IconX size={16} stroke={1.6} aria-hidden="true" />
          </ActionIcon>
        )}
      </div>
      <LookWords look={look} />
      {isPublished && sources.length === 0 && <p className={styles.hint}>{t('look.notYours')}</p>}
      <div className={styles.aims}>
        <Select
          size="xs"
          className={styles.aim}
          label={t('file.as')}
          aria-label={t('file.asOf', { file: file.name })}
          allowDeselect={false}
          data={[
            ...(mayItem ? [{ value: 'item', label: t('file.document') }] : []),
            ...(sources.length > 0 ? [{ value: `source.${byContent}`, label: t('file.byContent') }] : []),
            ...sources.map(({ id, title }) => ({
              value: `source.${id}`,
              label: t('file.source', { title }),
            })),
            { value: 'nowhere', label: t('file.nowhere') },
          ]}
          value={wordOfAim(aim)}
          onChange={(word) => onAim(aimOfWord(word))}
        />
        {aim.to === 'item' && <SlotField choice={choice} {...slotProps} />}
      </div>
    </li>
  )
}

function SlotField({ choice, replaced, onSlot }: Pick<Props, 'choice' | 'replaced' | 'onSlot'>) {
  const { t } = useTranslation('imports')
  const { file, slot } = choice
  return (
    <>
      <TextInput
        label={t('slot.label')}
        aria-label={t('slot.of', { file: file.name })}
        size="xs"
        className={styles.slot}
        value={slot}
        maxLength={64}
        error={isSlot(slot) ? null : t('slot.wrong')}
        onChange={(event) => onSlot(narrowed(event.currentTarget.value))}
      />
      {replaced !== undefined && <ReplacedWords choice={choice} replaced={replaced} />}
    </>
  )
}

function ReplacedWords({
  choice,
  replaced,
}: {
  readonly choice: FileChoice
  readonly replaced: Document | null
}) {
  const { t } = useTranslation('imports')
  if (replaced === null) return <span className={styles.quiet}>{t('slot.adds')}</span>
  const isSame = choice.look?.as === 'document' && choice.look.scan.document.hash === replaced.hash
  return (
    <span className={styles.replaces}>
      {t(isSame ? 'slot.same' : 'slot.replaces', { name: replaced.name })}
    </span>
  )
}

/** As the server wants it, however it was typed: full-width letters become plain ones. */
function narrowed(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
