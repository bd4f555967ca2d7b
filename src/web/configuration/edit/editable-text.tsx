import { Button, TextInput, UnstyledButton } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { useDraft } from '../../ui/drafts/use-draft.ts'
import { isComposing } from '../../ui/keys/stroke.ts'
import styles from './edit.module.css'
import { type ShownField, useFieldEdit } from './use-field-edit.tsx'

interface Props {
  readonly ci: Ci
  readonly field: ShownField
  readonly inputMode?: 'text' | 'decimal'
}

/** A field of an item that is written in its place: press it, write, Enter. What was typed survives a reload. */
export function EditableText({ ci, field, inputMode = 'text' }: Props) {
  const { t } = useTranslation(['configuration', 'web'])
  const value = field.read(ci)
  const draft = useDraft(`ci.${ci.id}.${field.name}`, { text: value ?? '' }, { version: ci.version })
  const [editing, setEditing] = useState(draft.touched)
  const { save, question, pending } = useFieldEdit(ci, field)
  const end = () => {
    draft.clear()
    setEditing(false)
  }
  const send = () => {
    const typed = draft.value.text.trim()
    if (typed === draft.base.text) return end()
    const ground = { value: orNull(draft.base.text), version: draft.version ?? ci.version }
    save(orNull(typed), ground, end)
  }
  const press = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Enter') send()
    if (event.key === 'Escape') end()
  }
  if (!ci.may.includes('ci.change')) return field.show(value)
  if (!editing) {
    return (
      <UnstyledButton
        className={styles.value}
        aria-label={t('edit.change', { field: field.label })}
        onClick={() => setEditing(true)}
      >
        <span className={styles.shown}>{field.show(value)}</span>
        <IconPencil className={styles.pencil} size={14} stroke={1.6} aria-hidden="true" />
      </UnstyledButton>
    )
  }
  return (
    <span className={styles.text}>
      <TextInput
        size="xs"
        aria-label={field.label}
        inputMode={inputMode}
        value={draft.value.text}
        maxLength={2000}
        ref={focus}
        onChange={(event) => draft.change({ text: event.currentTarget.value })}
        onKeyDown={press}
      />
      <Button size="compact-xs" loading={pending} onClick={send}>
        {t('web:actions.save')}
      </Button>
      <Button size="compact-xs" variant="subtle" onClick={end}>
        {t('web:actions.cancel')}
      </Button>
      {question}
    </span>
  )
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}

function focus(input: HTMLInputElement | null): void {
  input?.focus()
}
